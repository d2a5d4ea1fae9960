import type { Logger } from 'pino'
import { ownOrigin, withOrigin } from '../access/origin.ts'

export interface Job {
  readonly name: string
  readonly everyMillis: number
  readonly run: () => Promise<unknown>
}

export interface Schedule {
  readonly start: () => void
  /** Waits for the job that runs, if one does. */
  readonly stop: () => Promise<void>
}

/** Runs each job from time to time, never twice at once; a failure is logged and tried again at the next time. */
export function createSchedule(log: Logger, jobs: readonly Job[]): Schedule {
  const timers: NodeJS.Timeout[] = []
  const running = new Set<Promise<void>>()
  return {
    start: () => {
      for (const job of jobs) {
        let busy = false
        const timer = setInterval(() => {
          if (busy) return
          busy = true
          const run = withOrigin(ownOrigin('job'), job.run)
            .then(
              () => {},
              (error: unknown) => {
                log.warn({ err: error, job: job.name }, 'a job failed')
              },
            )
            .finally(() => {
              busy = false
              running.delete(run)
            })
          running.add(run)
        }, job.everyMillis)
        timer.unref()
        timers.push(timer)
      }
    },
    stop: async () => {
      timers.forEach(clearInterval)
      await Promise.all(running)
    },
  }
}
