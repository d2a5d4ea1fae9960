import { Details } from '../details/details.tsx'
import { opened } from '../details/opened.ts'
import { may } from '../boot.ts'
import { FileList } from '../files/file-list.tsx'
import { MoveDialog } from '../files/move-dialog.tsx'
import { Toolbar } from '../files/toolbar.tsx'
import { SharingDialogs } from '../shares/sharing-dialogs.tsx'
import { DropVeil } from '../uploads/drop.tsx'
import { Staging } from '../uploads/staging.tsx'
import { Tray } from '../uploads/tray.tsx'
import { Pickers } from '../uploads/upload-button.tsx'
import { announcement } from './announcer.ts'
import { Asked } from './asked.tsx'
import { Sidebar } from './sidebar.tsx'
import { Toasts } from './toasts.tsx'

export function App() {
  return (
    <>
      <div class="files-page" data-details={opened.value ? '' : undefined}>
        <h1 class="visually-hidden">Your files</h1>
        <Sidebar />
        <div class="stage">
          <Toolbar />
          <FileList />
        </div>
        <Details />
      </div>
      <Tray />
      {may('files:write') && (
        <>
          <Pickers />
          <Staging />
          <DropVeil />
          <MoveDialog />
        </>
      )}
      <SharingDialogs />
      <Asked />
      <Toasts />
      <div class="visually-hidden" role="status">
        {announcement.value}
      </div>
    </>
  )
}
