import { readConfig } from '../config.ts'
import type { Administration } from '../administration.ts'
import type { StoreKind } from '../storage/store-kind.ts'
import { administer } from './administer.ts'
import { CommandFailure, UsageError } from './errors.ts'
import { failure } from './failure.ts'
import { bytesInWords, printJson, printTable } from './output.ts'
import { showProgress, type Progress } from './progress.ts'

export interface MoveOrder {
  readonly to: StoreKind
  readonly dryRun?: true
  /** MiB a second. */
  readonly rate: number
}

export async function showStorage({ json }: { json?: true }): Promise<void> {
  const totals = await administer(({ moves }) => moves.totals())
  if (json) printJson(totals)
  else
    printTable(
      ['STORE', 'CONTENTS', 'BYTES'],
      totals.map(({ store, contents, bytes }) => [store, String(contents), `${bytes} (${bytesInWords(bytes)})`]),
    )
}

export async function moveStorage({ to, dryRun, rate }: MoveOrder): Promise<void> {
  const { storage } = readConfig(process.env, process.cwd())
  if (!storage.some(({ kind }) => kind === to)) throw new UsageError(`COFFER_STORAGE does not name a store "${to}"`)
  await administer(async (administration) => {
    const all = (await administration.moves.totals()).filter(({ store }) => store !== to)
    const total = {
      contents: all.reduce((sum, { contents }) => sum + contents, 0),
      bytes: all.reduce((sum, { bytes }) => sum + bytes, 0),
    }
    const size = `${total.contents} ${total.contents === 1 ? 'content' : 'contents'} (${bytesInWords(total.bytes)})`
    if (dryRun || total.contents === 0) {
      console.log(total.contents === 0 ? `all contents lie in ${to}` : `would move ${size} to ${to}`)
      return
    }
    await administration.requireStores()
    const progress = showProgress(total)
    const counts = await moveAll(administration, to, rate, progress)
    progress.end()
    tell(counts, to)
  })
}

interface Counts {
  moved: number
  /** Somebody else moves them, or did a moment ago. */
  busy: number
  failed: number
}

/** In the order of ids; what is stored meanwhile comes later, and is moved as well. */
async function moveAll(
  { moves, paceOf }: Administration,
  to: StoreKind,
  rate: number,
  progress: Progress,
): Promise<Counts> {
  const pace = paceOf(rate === 0 ? Number.POSITIVE_INFINITY : rate * 1024 ** 2)
  const counts = { moved: 0, busy: 0, failed: 0 }
  let after: string | undefined
  for (;;) {
    const page = await moves.page(to, after, 100)
    for (const content of page) {
      after = content.id
      try {
        const outcome = await moves.move(content, to, pace)
        if (outcome !== 'gone') counts[outcome] += 1
      } catch (error) {
        counts.failed += 1
        console.error(`coffer: content ${content.id} stays in ${content.store}: ${failure(error)}`)
        if (counts.failed >= mostFailures)
          throw new CommandFailure('too much went wrong; nothing is lost, run it again')
      }
      progress.add(1, content.size)
    }
    if (page.length === 0) return counts
  }
}

/** A store that is away fails each; damage is one here and there. */
const mostFailures = 20

function tell({ moved, busy, failed }: Counts, to: StoreKind): void {
  console.log(`moved ${moved} ${moved === 1 ? 'content' : 'contents'} to ${to}`)
  const left = [
    ...(busy > 0 ? [`${busy} are being moved, or were a moment ago`] : []),
    ...(failed > 0 ? [`${failed} failed`] : []),
  ]
  if (left.length > 0) throw new CommandFailure(`${left.join(', ')}; run it again in five minutes`)
}
