// A port that stays one's own while nobody listens on it: below those that the system lends to whoever asks for any.

import { once } from 'node:events'
import { createServer } from 'node:net'
import { randomInt } from 'node:crypto'

export async function quietPort(): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    const port = randomInt(12_000, 30_000)
    const server = createServer().listen(port, '127.0.0.1')
    const isFree = await once(server, 'listening').then(
      () => true,
      () => false,
    )
    if (isFree) {
      server.close()
      await once(server, 'close')
      return port
    }
    if (attempt === 50) throw new Error('no port is free')
  }
}
