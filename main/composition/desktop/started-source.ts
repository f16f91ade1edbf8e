/** What the desktop gives a source, and what a source gives the desktop. */
import type { DesktopNotifier } from '../../adapters/electron/notifier.ts'
import type { Quitting } from '../../adapters/electron/quitting.ts'
import type { DesktopSource } from './source.ts'

/** What a source can use of the desktop. */
export interface DesktopActions {
  /** Shows the subject of a notification, or the window as it was left. */
  readonly open: (view?: string, item?: string) => void
  /** Stops, then quits through its argument. */
  readonly leave: Quitting['leave']
}

/** A source and its life cycle. */
export interface StartedSource {
  readonly source: DesktopSource
  readonly notifier: DesktopNotifier
  /** Folder for this process's own files. */
  readonly notesFolder: string
  start(): Promise<void>
  stop(): Promise<void>
  /** Settles when it has stopped by itself; never for an instance in another process, which may return. */
  readonly stopped: Promise<void>
}
