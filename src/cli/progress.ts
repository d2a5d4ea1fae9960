import { bytesInWords } from './output.ts'

export interface Progress {
  /** So many more are done. */
  readonly add: (contents: number, bytes: number) => void
  /** What the terminal shows is over. */
  readonly end: () => void
}

/** A bar on a terminal; a line now and then for a log. */
export function showProgress(
  total: { readonly contents: number; readonly bytes: number },
  out: NodeJS.WriteStream = process.stderr,
): Progress {
  let [contents, bytes] = [0, 0]
  let shown = performance.now()
  const text = (): string =>
    `${contents} of ${total.contents} contents, ${bytesInWords(bytes)} of ${bytesInWords(total.bytes)}`
  const bar = (): string => {
    const done = total.bytes === 0 ? 1 : Math.min(1, bytes / total.bytes)
    const filled = Math.round(done * barWidth)
    return `\r[${'#'.repeat(filled)}${'.'.repeat(barWidth - filled)}] ${Math.floor(done * 100)} %  ${text()}\x1b[K`
  }
  return {
    add: (more, moreBytes) => {
      contents += more
      bytes += moreBytes
      if (performance.now() - shown < (out.isTTY ? 100 : 10_000)) return
      shown = performance.now()
      out.write(out.isTTY ? bar() : `${text()}\n`)
    },
    end: () => {
      if (out.isTTY) out.write(`${bar()}\n`)
    },
  }
}

const barWidth = 30
