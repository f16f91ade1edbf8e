/** The save dialog of an exported file: otherwise its name is an internal address. */
import { join } from 'node:path'
import type { Session } from 'electron'

export interface DownloadDeps {
  /** In the owner's language. */
  readonly title: () => string
  /** The owner's download folder. */
  readonly folder: string
}

export function nameDownloads(session: Pick<Session, 'on'>, { title, folder }: DownloadDeps): void {
  session.on('will-download', (_event, item) => {
    item.setSaveDialogOptions({ title: title(), defaultPath: join(folder, item.getFilename()) })
  })
}
