/** The dialog that asks where an exported file goes: without this it is named after an internal address. */
import { join } from 'node:path'
import type { Session } from 'electron'

export interface DownloadDeps {
  /** In the owner's language. */
  readonly title: () => string
  /** Where the owner keeps what he downloads. */
  readonly folder: string
}

export function nameDownloads(session: Pick<Session, 'on'>, { title, folder }: DownloadDeps): void {
  session.on('will-download', (_event, item) => {
    item.setSaveDialogOptions({ title: title(), defaultPath: join(folder, item.getFilename()) })
  })
}
