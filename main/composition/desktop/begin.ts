/**
 * Selects what the desktop shows: the application in this process, or the instance that already holds the data folder.
 */
import { setTimeout as pause } from 'node:timers/promises'
import packageJson from '../../../package.json' with { type: 'json' }
import { VigieError } from '../../../shared/errors.ts'
import type { Quitting } from '../../adapters/electron/quitting.ts'
import { readInstance } from '../../adapters/sqlite/instance.ts'
import { createApplication } from '../../application.ts'
import type { Notifier } from '../../core/ports/notifier.ts'
import { beginAttached } from './attached.ts'
import { composeLoginItem } from './login-item.ts'
import { desktopNotifier, desktopPlatform } from './platform.ts'
import { applicationSource, type DesktopSource } from './source.ts'

/** What a source can use of the desktop. */
export interface Desk {
  /** Shows the subject of a notification. */
  readonly open: (view: string, item?: string) => void
  /** Stops, then quits through its argument. */
  readonly leave: Quitting['leave']
}

/** A source and its life cycle. */
export interface Begun {
  readonly source: DesktopSource
  readonly notifier: Notifier
  /** Folder for this process's own files. */
  readonly notesFolder: string
  start(): Promise<void>
  stop(): Promise<void>
  /** Settles when it has stopped by itself; never for an instance in another process, which may return. */
  readonly stopped: Promise<void>
}

/** A command holds the folder briefly; an instance that is starting is not reachable yet. */
const TRIES = 10
const BETWEEN_MS = 500

/** @throws VigieError see `createApplication`, except `instance_running` */
export async function begin(dataFolder: string, desk: Desk): Promise<Begun> {
  for (let tried = 1; ; tried += 1) {
    try {
      return beginApplication(dataFolder, desk)
    } catch (error) {
      if (!(error instanceof VigieError) || error.code !== 'instance_running') throw error
      const isReachable = (readInstance(dataFolder)?.socket ?? null) !== null
      if (isReachable || tried === TRIES) return beginAttached(dataFolder, desk)
    }
    await pause(BETWEEN_MS)
  }
}

function beginApplication(dataFolder: string, { open, leave }: Desk): Begun {
  const notifier = desktopNotifier(open)
  const application = createApplication({
    dataFolder,
    rest: { always: false },
    environment: process.env,
    version: packageJson.version,
    platform: { ...desktopPlatform(leave), notifier },
  })
  composeLoginItem(application)
  const { start, stop, stopped } = application
  return { source: applicationSource(application), notifier, notesFolder: dataFolder, start, stop, stopped }
}
