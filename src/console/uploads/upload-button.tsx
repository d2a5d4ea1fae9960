/** Ways to choose files. */
import { useEffect, useRef } from 'preact/hooks'
import { Icon } from '../shell/icon.tsx'
import { stage, stagedOf } from './staged.ts'

export function UploadButton() {
  return (
    <button type="button" class="button primary" onClick={() => document.getElementById('file')?.click()}>
      <Icon name="upload" /> Upload files
    </button>
  )
}

export function UploadFolderButton() {
  return (
    <button type="button" class="button" onClick={() => document.getElementById('folder')?.click()}>
      <Icon name="folder" /> Upload a folder
    </button>
  )
}

/** What the buttons open. */
export function Pickers() {
  return (
    <>
      <Picker id="file" />
      <Picker id="folder" folder />
    </>
  )
}

function Picker({ id, folder = false }: { id: string; folder?: boolean }) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (input.current) input.current.webkitdirectory = folder
  }, [folder])
  const onChange = () => {
    stage([...(input.current?.files ?? [])].map(stagedOf))
    if (input.current) input.current.value = ''
  }
  return <input ref={input} id={id} type="file" multiple hidden onChange={onChange} />
}
