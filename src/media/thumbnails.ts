/**
 * Makes thumbnails in a process of its own, which is started when there is a picture, ended when there was none for a
 * while, and killed when a picture takes too long: a decoder that hangs, crashes or fills its memory takes nothing with it.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import pLimit from 'p-limit'
import { Problem, unavailable } from '../problem.ts'
import type { Asked, Failed, Made } from './thumbnail-limits.ts'

export interface Thumbnail {
  /** WebP. */
  readonly bytes: Buffer
  /** Of the picture itself, in pixels, as it is seen. */
  readonly width: number
  readonly height: number
}

export interface Thumbnails {
  /**
   * Undefined: the bytes are no picture that can be opened, or one that costs too much.
   * @param read called when it is the picture's turn, so that those that wait hold no bytes
   * @throws Problem 503 when too many wait, or the service stops; and what reading throws
   */
  readonly make: (read: () => Promise<Uint8Array>, longest: number) => Promise<Thumbnail | undefined>
  readonly stop: () => void
}

export interface ThumbnailsOptions {
  /** A picture may take this long. */
  readonly patienceMillis?: number
  /** The process is ended after this long without a picture: it takes 60 MB or more. */
  readonly idleMillis?: number
}

/** Whoever waits longer than those take asks again. */
const maxWaiting = 16
/** MiB of JavaScript alone; what libvips takes, `maxPixels` bounds. */
const heap = 64

export function createThumbnails({ patienceMillis = 10_000, idleMillis = 30_000 }: ThumbnailsOptions = {}): Thumbnails {
  const oneAtATime = pLimit(1)
  let child: ChildProcess | undefined
  let idle: NodeJS.Timeout | undefined
  let count = 0
  const stopped = new WeakSet<ChildProcess>()
  return { make, stop }

  async function make(read: () => Promise<Uint8Array>, longest: number): Promise<Thumbnail | undefined> {
    if (oneAtATime.pendingCount >= maxWaiting)
      throw new Problem('service-unavailable', {
        detail: 'Too many pictures at once.',
        headers: { 'Retry-After': '2' },
      })
    return oneAtATime(async () => ask({ id: ++count, bytes: await read(), longest }))
  }

  function ask(asked: Asked): Promise<Thumbnail | undefined> {
    clearTimeout(idle)
    const worker = (child ??= start())
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        clearTimeout(patience)
        worker.off('message', answered).off('exit', died)
      }
      const end = (thumbnail: Thumbnail | undefined): void => {
        leave()
        idle = setTimeout(stop, idleMillis).unref()
        resolve(thumbnail)
      }
      const answered = (reply: Made | Failed): void => {
        if (reply.id !== asked.id) return
        end('failed' in reply ? undefined : { ...reply, bytes: Buffer.from(reply.bytes) })
      }
      const died = (): void => {
        if (!stopped.has(worker)) return end(undefined)
        // The picture is not to blame.
        leave()
        reject(unavailable(new Error('the service stops')))
      }
      const patience = setTimeout(() => worker.kill('SIGKILL'), patienceMillis)
      worker.on('message', answered).on('exit', died)
      worker.send(asked, (error) => {
        if (error) worker.kill('SIGKILL')
      })
    })
  }

  function start(): ChildProcess {
    const worker = fork(fileURLToPath(new URL('thumbnail-worker.ts', import.meta.url)), {
      serialization: 'advanced',
      // Nothing of the settings: there are secrets in them.
      env: {},
      execArgv: ['--no-warnings', `--max-old-space-size=${heap}`],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    worker.on('error', () => {})
    worker.once('exit', () => {
      if (child === worker) child = undefined
    })
    worker.unref()
    worker.channel?.unref()
    return worker
  }

  function stop(): void {
    clearTimeout(idle)
    if (!child) return
    stopped.add(child)
    child.kill('SIGKILL')
    child = undefined
  }
}
