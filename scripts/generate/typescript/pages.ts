interface Page<T> {
  readonly items: readonly T[]
  readonly nextCursor?: string
}

/** Every item of every page, each page fetched when it is needed. */
export async function* everyItem<T>(
  pageAfter: (cursor: { cursor?: string }) => Promise<Page<T>>,
): AsyncGenerator<T, void, undefined> {
  for (let cursor = {}; ;) {
    const { items, nextCursor } = await pageAfter(cursor)
    yield* items
    if (nextCursor === undefined) return
    cursor = { cursor: nextCursor }
  }
}
