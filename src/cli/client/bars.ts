import { MultiBar } from 'cli-progress'
import { printable } from '../output.ts'
import type { Board, Transfer } from './board.ts'
import { shownSize } from './size.ts'

const barWidth = 24

/** One bar for each file that moves, below the lines that were said. */
export function barBoard(): Board {
  const terminal = process.stderr
  const bars = new MultiBar({
    stream: terminal,
    hideCursor: true,
    clearOnComplete: true,
    // Lines of result may be longer than the terminal is wide; those of bars are cut here.
    linewrap: null,
    // The command itself hears Ctrl-C, and closes the board as it ends.
    gracefulExit: false,
    format: (_options, { value, total }, { name }: { name: string }) => line(name, value, total, terminal.columns),
  })
  const above = (text: string): void => (bars.isActive ? bars.log(`${text}\n`) : console.error(text))
  return {
    begin,
    // A line written past the bars would tear them; what is piped elsewhere does not.
    say: (text) => (process.stdout.isTTY ? above(text) : console.log(text)),
    complain: above,
    close: () => {
      if (!bars.isActive) return
      // What was said since the last redraw waits there still.
      bars.update()
      bars.stop()
    },
  }

  function begin(name: string): Transfer {
    let bar: ReturnType<MultiBar['create']> | undefined
    return {
      moved: (loaded, total = 0) => {
        bar ??= bars.create(total, 0, { name: printable(name) })
        bar.setTotal(total)
        bar.update(loaded)
      },
      end: () => {
        if (bar) bars.remove(bar)
      },
    }
  }
}

function line(name: string, value: number, total: number, columns = 80): string {
  const share = total === 0 ? 0 : Math.min(1, value / total)
  const full = Math.round(share * barWidth)
  const bar = '█'.repeat(full) + '░'.repeat(barWidth - full)
  const head =
    total === 0
      ? shownSize(value).padStart(10)
      : `${bar} ${String(Math.floor(share * 100)).padStart(3)} % ${shownSize(value).padStart(10)} of ${shownSize(total)}`
  return ` ${head}  ${cut(name, columns - head.length - 4)}`
}

/** The end of a name tells more than its beginning. */
function cut(name: string, most: number): string {
  const points = [...name]
  let from = points.length
  let width = 0
  while (from > 0) {
    width += widthOf(points[from - 1] ?? '')
    if (width > most) break
    from -= 1
  }
  return from === 0 ? name : `…${points.slice(from + 1).join('')}`
}

/** From Hangul on, characters may be two columns wide: rather one column too many than a line that wraps. */
const widthOf = (point: string): number => ((point.codePointAt(0) ?? 0) >= 0x1100 ? 2 : 1)
