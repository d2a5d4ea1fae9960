/** Everything about one file, beside the list where there is room and over it where there is not. */
import { useEffect, useRef } from 'preact/hooks'
import { formatSize } from '../../web/assets/format.js'
import { may } from '../boot.ts'
import { purge, restore, trash } from '../files/file-actions.tsx'
import { DownloadLink } from '../files/download-link.tsx'
import { Whereabouts } from '../files/folder-path.tsx'
import { moving } from '../files/moving.ts'
import type { File } from '../service.ts'
import { share } from '../shares/sharing.ts'
import { announce } from '../shell/announcer.ts'
import { Icon } from '../shell/icon.tsx'
import { Moment } from '../shell/moment.tsx'
import { visible } from '../shell/names.ts'
import { ProblemBox } from '../shell/problem-box.tsx'
import { wide } from '../shell/wide.ts'
import { uploadVersion } from '../uploads/transfers.ts'
import { EditForm } from './edit-form.tsx'
import { leaveDetails, load, opened } from './opened.ts'
import { Versions } from './versions.tsx'
import { Preview } from './preview.tsx'

export function Details() {
  const panel = useRef<HTMLDialogElement>(null)
  const shown = opened.value
  const beside = wide.value
  const isOpen = shown !== undefined
  useEffect(() => {
    const dialog = panel.current
    if (!dialog || !isOpen) return
    dialog.close()
    if (beside) dialog.show()
    else dialog.showModal()
    return () => dialog.close()
  }, [isOpen, beside])
  useEffect(() => panel.current?.querySelector('h2')?.focus(), [shown?.id])
  if (!isOpen) return null
  const { id, file, etag, problem } = shown
  return (
    <dialog
      ref={panel}
      class="details"
      aria-labelledby="details-title"
      onCancel={(event) => {
        event.preventDefault()
        leaveDetails()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        // A dialog above it is closed by itself.
        if (event.target instanceof Element && event.target.closest('dialog') !== event.currentTarget) return
        event.preventDefault()
        leaveDetails()
      }}
    >
      <header class="details-head">
        <h2 id="details-title" tabIndex={-1}>
          <bdi>{file ? visible(file.name) : 'File'}</bdi>
        </h2>
        <button type="button" class="icon-button" aria-label="Close the details" onClick={leaveDetails}>
          <Icon name="close" />
        </button>
      </header>
      {problem && (
        <>
          <ProblemBox problem={problem} />
          <button type="button" class="button" onClick={() => void load(id)}>
            Try again
          </button>
        </>
      )}
      {file && (
        <>
          <Preview file={file} />
          <Actions file={file} />
          <Facts file={file} />
          {file.version > 1 && file.trashedAt === undefined && may('files:read') && <Versions key={id} file={file} />}
          {file.trashedAt === undefined && may('files:write') ? (
            <EditForm key={`${id} ${etag ?? ''}`} file={file} etag={etag} />
          ) : (
            <Told file={file} />
          )}
        </>
      )}
    </dialog>
  )
}

function Actions({ file }: { file: File }) {
  if (file.trashedAt !== undefined)
    return (
      <div class="details-actions">
        {may('files:write') && (
          <button type="button" class="button" onClick={() => void restore([file])}>
            <Icon name="restore" /> Restore
          </button>
        )}
        {may('files:delete') && (
          <button type="button" class="button" onClick={() => purge([file])}>
            <Icon name="trash" /> Delete forever
          </button>
        )}
      </div>
    )
  return (
    <div class="details-actions">
      {may('files:read') && (
        <DownloadLink file={file} class="button">
          <Icon name="download" /> Download
        </DownloadLink>
      )}
      {may('files:write') && <NewVersion file={file} />}
      {may('files:write') && (
        <button type="button" class="button" onClick={() => (moving.value = [file])}>
          <Icon name="folder" /> Move
        </button>
      )}
      {may('files:share') && (
        <button type="button" class="button" onClick={() => share([file])}>
          <Icon name="link" /> Share
        </button>
      )}
      {may('files:delete') && (
        <button type="button" class="button" onClick={() => void trash([file])}>
          <Icon name="trash" /> Delete
        </button>
      )}
    </div>
  )
}

/** Bytes for the file that is shown, in place of those that it has. */
function NewVersion({ file }: { file: File }) {
  const input = useRef<HTMLInputElement>(null)
  const onChange = () => {
    const [bytes] = input.current?.files ?? []
    if (bytes) uploadVersion(file, bytes)
    if (input.current) input.current.value = ''
  }
  return (
    <>
      <button type="button" class="button" onClick={() => input.current?.click()}>
        <Icon name="upload" /> New version
      </button>
      <input ref={input} id="new-version" type="file" hidden onChange={onChange} />
    </>
  )
}

function Facts({ file }: { file: File }) {
  const copy = () => {
    void navigator.clipboard.writeText(file.sha256).then(() => announce('Copied'))
  }
  return (
    <dl class="facts-list">
      <dt>Type</dt>
      <dd>{file.mediaType}</dd>
      {file.detectedMediaType !== undefined && file.detectedMediaType !== file.mediaType && (
        <>
          <dt>Looks like</dt>
          <dd>{file.detectedMediaType}</dd>
        </>
      )}
      <dt>Size</dt>
      <dd title={`${file.size} bytes`}>
        {formatSize(file.size)}
        {file.width !== undefined && file.height !== undefined && `, ${file.width} × ${file.height} pixels`}
      </dd>
      {file.folder !== '/' && (
        <>
          <dt>Folder</dt>
          <dd>
            <Whereabouts file={file} />
          </dd>
        </>
      )}
      <dt>Stored</dt>
      <dd>
        <Moment at={file.createdAt} />
      </dd>
      {file.updatedAt !== file.createdAt && (
        <>
          <dt>Changed</dt>
          <dd>
            <Moment at={file.updatedAt} />
          </dd>
        </>
      )}
      {file.trashedAt !== undefined && (
        <>
          <dt>In the trash</dt>
          <dd>
            <Moment at={file.trashedAt} />
          </dd>
        </>
      )}
      <dt>SHA-256</dt>
      <dd class="digest">
        <code title={file.sha256}>{file.sha256}</code>
        {isSecureContext && (
          <button type="button" class="icon-button" aria-label="Copy the SHA-256 digest" onClick={copy}>
            <Icon name="copy" />
          </button>
        )}
      </dd>
    </dl>
  )
}

/** What who may not change it reads. */
function Told({ file }: { file: File }) {
  return (
    <>
      {file.description !== undefined && (
        <p class="told" dir="auto">
          {file.description}
        </p>
      )}
      {file.tags.length > 0 && (
        <ul class="labels" aria-label="Tags">
          {file.tags.map((tag) => (
            <li key={tag} dir="auto">
              <span>{tag}</span>
            </li>
          ))}
        </ul>
      )}
      {Object.keys(file.metadata).length > 0 && (
        <dl class="facts-list">
          {Object.entries(file.metadata).map(([name, value]) => (
            <>
              <dt key={name} dir="auto">
                {name}
              </dt>
              <dd dir="auto">{value}</dd>
            </>
          ))}
        </dl>
      )}
    </>
  )
}
