/** The bytes that a file had before: looked at, taken back, let go of. */
import { useSignal, type Signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { formatSize } from '../../web/assets/format.js'
import { may } from '../boot.ts'
import { replaceFile } from '../files/listing.ts'
import { FreshLink } from '../files/download-link.tsx'
import { problemIn } from '../problems.ts'
import {
  deleteVersion,
  getFile,
  listVersions,
  restoreVersion,
  versionAddress,
  type File,
  type FileVersion,
  type Problem,
} from '../service.ts'
import { ask } from '../shell/asked.tsx'
import { Icon } from '../shell/icon.tsx'
import { Moment } from '../shell/moment.tsx'
import { ProblemBox } from '../shell/problem-box.tsx'
import { toast, toastProblem } from '../shell/toasts.tsx'
import { readUsage } from '../shell/usage.ts'
import { focusDetails, opened } from './opened.ts'

interface Known {
  readonly items: readonly FileVersion[]
  readonly nextCursor?: string | undefined
}

/** Nothing while there is one version alone. */
export function Versions({ file }: { file: File }) {
  const known = useSignal<Known>({ items: [] })
  const problem = useSignal<Problem | undefined>(undefined)
  useEffect(() => {
    void look(file, known, problem)
  }, [file, known, problem])
  const { items, nextCursor } = known.value
  if (problem.value) return <ProblemBox problem={problem.value} />
  return (
    <section class="versions" aria-labelledby="versions-title">
      <h3 id="versions-title">Versions</h3>
      <ol>
        {items.map((one) => (
          <Version key={one.version} file={file} one={one} known={known} />
        ))}
      </ol>
      {nextCursor !== undefined && (
        <button type="button" class="button small" onClick={() => void look(file, known, problem, nextCursor)}>
          Older versions
        </button>
      )}
    </section>
  )
}

function Version({ file, one, known }: { file: File; one: FileVersion; known: Signal<Known> }) {
  const title = `version ${one.version}`
  return (
    <li>
      <p>
        <strong>{one.version}</strong>
        {one.current && <span class="badge">Now</span>}
        <span class="hint">
          {formatSize(one.size)} · <Moment at={one.createdAt} />
        </span>
      </p>
      <span class="version-actions">
        <FreshLink
          href={versionAddress(file.id, one.version)}
          name={file.name}
          class="icon-button"
          label={`Download ${title}`}
        >
          <Icon name="download" />
        </FreshLink>
        {!one.current && may('files:write') && (
          <button
            type="button"
            class="icon-button"
            aria-label={`Restore ${title}`}
            title="Restore"
            onClick={() => void restore(file, one)}
          >
            <Icon name="restore" />
          </button>
        )}
        {!one.current && may('files:delete') && (
          <button
            type="button"
            class="icon-button danger"
            aria-label={`Delete ${title}`}
            title="Delete"
            onClick={() => letGo(file, one, known)}
          >
            <Icon name="trash" />
          </button>
        )}
      </span>
    </li>
  )
}

async function look(file: File, known: Signal<Known>, problem: Signal<Problem | undefined>, cursor?: string) {
  try {
    const page = await listVersions(file.id, cursor)
    known.value = {
      items: cursor === undefined ? page.items : [...known.value.items, ...page.items],
      nextCursor: page.nextCursor,
    }
  } catch (error) {
    problem.value = problemIn(error)
  }
}

/** It becomes the newest one; the bytes of now are kept as a former one. */
async function restore(file: File, { version }: FileVersion): Promise<void> {
  try {
    await restoreVersion(file, version)
    const described = await getFile(file.id)
    replaceFile(described.file)
    if (opened.value?.id === file.id) opened.value = { id: file.id, ...described }
    focusDetails()
    void readUsage()
    toast({ content: `Version ${version} is the file’s again`, seconds: 6 })
  } catch (error) {
    toastProblem(error, `Version ${version}`)
  }
}

function letGo(file: File, { version }: FileVersion, known: Signal<Known>): void {
  ask({
    title: 'Delete the version?',
    text: (
      <p>
        Version {version} of <bdi>{file.name}</bdi> will be gone for good. The file itself stays as it is.
      </p>
    ),
    submit: 'Delete version',
    danger: true,
    act: async () => {
      await deleteVersion(file.id, version)
      known.value = { ...known.value, items: known.value.items.filter((one) => one.version !== version) }
      void readUsage()
    },
  })
}
