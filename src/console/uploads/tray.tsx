/** Uploads at the edge of the page: each with its bar, percentage, speed, time left, and a way out. */
import { useSignal } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { formatDuration, formatSize } from '../../web/assets/format.js'
import { Icon } from '../shell/icon.tsx'
import { visible } from '../shell/names.ts'
import { ProblemBox } from '../shell/problem-box.tsx'
import {
  cancel,
  dismiss,
  dismissEnded,
  isUnfinished,
  pauseOrGoOn,
  retry,
  total,
  transfers,
  type Progress,
  type Transfer,
} from './transfers.ts'

/** Of more than this, those that are over or wait their turn are only counted. */
const mostShown = 60

export function Tray() {
  const folded = useSignal(false)
  const all = transfers.value
  if (all.length === 0) return null
  const { left, share } = total.value
  const shown = all.length <= mostShown ? all : [...all].sort(byInterest).slice(0, mostShown)
  return (
    <section class="tray" aria-label="Uploads" id="transfers">
      <header class="tray-head">
        <h2>{headOf()}</h2>
        <button
          type="button"
          class="icon-button"
          aria-expanded={!folded.value}
          aria-controls="tray-body"
          aria-label={folded.value ? 'Show the uploads' : 'Fold the uploads'}
          onClick={() => {
            folded.value = !folded.value
          }}
        >
          <Icon name={folded.value ? 'unfold' : 'fold'} />
        </button>
        {left === 0 && (
          <button type="button" class="icon-button" aria-label="Put the uploads away" onClick={dismissEnded}>
            <Icon name="close" />
          </button>
        )}
      </header>
      {left > 1 && <progress class="tray-total" max={100} value={share * 100} aria-label="All uploads" />}
      <ul id="tray-body" class="transfers" hidden={folded.value}>
        {shown.map((one) => (
          <Row key={one.id} one={one} />
        ))}
        {all.length > shown.length && <li class="hint transfer">And {all.length - shown.length} more.</li>}
      </ul>
    </section>
  )
}

function headOf(): string {
  const { left, stored, failed, share } = total.value
  if (left > 0) return `Uploading ${left} ${left === 1 ? 'file' : 'files'} · ${Math.floor(share * 100)}%`
  if (failed === 0) return `${stored} stored`
  return stored === 0 ? `${failed} not stored` : `${failed} not stored, ${stored} stored`
}

const interest: Record<Progress['status'], number> = {
  failed: 0,
  running: 1,
  storing: 1,
  paused: 1,
  lost: 0,
  cancelled: 2,
  waiting: 3,
  stored: 4,
}
const byInterest = (one: Transfer, other: Transfer): number =>
  interest[one.progress.value.status] - interest[other.progress.value.status]

function Row({ one }: { one: Transfer }) {
  const { name, size, chosen, replaces, progress } = one
  const { status, sent, problem } = progress.value
  const row = useRef<HTMLLIElement>(null)
  const unfinished = isUnfinished(one)
  // Onto other bytes than those that were looked at nothing is put by repeating it.
  const canRetry = (status === 'failed' && problem?.status !== 412) || (status === 'cancelled' && (chosen ?? replaces))
  const percent = Math.floor((sent / Math.max(size, 1)) * 100)
  const had = useRef(false)
  had.current = row.current?.contains(document.activeElement) ?? false
  // The focus stays in the row while its buttons change.
  useLayoutEffect(() => {
    if (had.current && !row.current?.contains(document.activeElement)) row.current?.querySelector('button')?.focus()
  }, [unfinished])
  const button = (label: string, act: (one: Transfer) => void) => (
    <button type="button" class="button small" aria-label={`${label} ${name}`} onClick={() => act(one)}>
      {label}
    </button>
  )
  return (
    <li ref={row} class="transfer" data-transfer={status}>
      <p class="transfer-head">
        <span class="name">
          <bdi>{visible(name)}</bdi>
          {replaces && <span class="hint"> new version</span>}
        </span>
        <span class="size">{formatSize(size)}</span>
      </p>
      {unfinished && <progress max={100} value={percent} aria-label={`Upload of ${name}`} />}
      <span class="transfer-status">{wordsOf(progress.value, percent, size - sent)}</span>
      <span class="transfer-buttons">
        {status === 'running' && !replaces && button('Pause', pauseOrGoOn)}
        {status === 'paused' && button('Resume', pauseOrGoOn)}
        {unfinished && button('Cancel', cancel)}
        {canRetry && button('Retry', retry)}
        {!unfinished && status !== 'stored' && button('Dismiss', dismiss)}
      </span>
      {problem && <ProblemBox problem={problem} />}
    </li>
  )
}

function wordsOf({ status, speed }: Progress, percent: number, left: number): string {
  switch (status) {
    case 'waiting':
      return 'Waiting'
    case 'storing':
      return 'Storing'
    case 'paused':
      return `${percent}% · Paused`
    case 'lost':
      return 'Interrupted. Choose it again to go on.'
    case 'stored':
      return 'Stored'
    case 'failed':
      return 'Not stored'
    case 'cancelled':
      return 'Cancelled'
    case 'running':
      if (speed === 0) return `${percent}%`
      return `${percent}% · ${formatSize(Math.round(speed))}/s · ${formatDuration(left / speed)} left`
  }
}
