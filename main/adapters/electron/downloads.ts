/** The save dialog of an exported file: otherwise its name is an internal address. */
import { join } from 'node:path'
import type { Session } from 'electron'

/** How the save dialog of an export looks, and where it opens. */
export interface DownloadDeps {
  /** In the owner's language. */
  readonly title: () => string
  /** The owner's download folder. */
  readonly folder: string
}

/** Opens the save dialog of each download with the name of the exported file, in the owner's folder. */
export function nameDownloads(session: Pick<Session, 'on'>, { title, folder }: DownloadDeps): void {
  session.on('will-download', (_event, item) => {
    item.setSaveDialogOptions({ title: title(), defaultPath: join(folder, item.getFilename()) })
  })
}
