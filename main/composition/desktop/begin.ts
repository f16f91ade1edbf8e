/**
 * Selects what the desktop shows: the application in this process, or the instance that already holds the data folder.
 */
import { setTimeout as pause } from 'node:timers/promises'
import packageJson from '../../../package.json' with { type: 'json' }
import { VigieError } from '../../../shared/errors.ts'
import { waitInLittleMemory } from '../../adapters/process/idle-memory.ts'
import { readInstance } from '../../adapters/sqlite/instance.ts'
import { createApplication } from '../../application.ts'
import { beginAttached } from './attached.ts'
import { composeLoginItem } from './login-item.ts'
import { desktopNotifier, desktopPlatform } from './platform.ts'
import { applicationSource } from './source.ts'
import type { DesktopActions, StartedSource } from './started-source.ts'

/** A command holds the folder briefly; an instance that is starting is not reachable yet. */
const TRIES = 10
const BETWEEN_MS = 500

/** @throws VigieError see `createApplication`, except `instance_running` */
export async function begin(dataFolder: string, desk: DesktopActions): Promise<StartedSource> {
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

function beginApplication(dataFolder: string, { open, leave }: DesktopActions): StartedSource {
  const notifier = desktopNotifier(open)
  const application = createApplication({
    dataFolder,
    rest: { always: false },
    environment: process.env,
    version: packageJson.version,
    platform: { ...desktopPlatform(leave), notifier },
  })
  composeLoginItem(application)
  const { stop, stopped } = application
  const start = async () => {
    await application.start()
    waitInLittleMemory()
  }
  return { source: applicationSource(application), notifier, notesFolder: dataFolder, start, stop, stopped }
}
