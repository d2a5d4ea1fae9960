/** Works at up to `most` items at a time, taking each from `items` when there is a hand free for it. */
export async function inParallel<T>(
  items: AsyncIterable<T> | Iterable<T>,
  most: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]()
  let taking: Promise<unknown> = Promise.resolve()
  // One at a time: an ordinary iterable, such as a walk through folders, is asked for the next only after it gave one.
  const take = (): Promise<IteratorResult<T>> => {
    const next = taking.then(() => queue.next())
    taking = next.catch(() => {})
    return next
  }
  let failed = false
  const hands = Array.from({ length: most }, async () => {
    try {
      for (let next = await take(); !next.done && !failed; next = await take()) await work(next.value)
    } catch (error) {
      failed = true
      throw error
    }
  })
  const ended = await Promise.allSettled(hands)
  await queue.return?.()
  for (const hand of ended) if (hand.status === 'rejected') throw hand.reason
}
