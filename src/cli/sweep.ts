import { administer } from './administer.ts'

export async function sweep({ grace }: { grace: number }): Promise<void> {
  // What is to go is settled by the time of the command: uploads that begin meanwhile do not keep it running.
  const before = Date.now() - grace * 1000
  const collected = await administer(async ({ blobs }) => {
    let total = 0
    for (;;) {
      const found = await blobs.sweep(Date.now() - before)
      if (found === 0) return total
      total += found
    }
  })
  console.log(collected === 0 ? 'nothing to do' : `collected ${collected} ${collected === 1 ? 'content' : 'contents'}`)
}
