/** The desktop beside a running instance: tray and window attached to it over its local socket. */
import { join } from 'node:path'
import { app } from 'electron'
import { type Settings, settingsSchema } from '../../../shared/settings.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import { systemClock } from '../../adapters/clock/system.ts'
import { relayAnswerer } from '../../adapters/electron/relay-answerer.ts'
import { openLog } from '../../adapters/log/open-log.ts'
import { systemRandom } from '../../adapters/random/system.ts'
import { type Attachment, attach } from '../../adapters/socket/attachment.ts'
import { folderClient } from '../../adapters/socket/client.ts'
import { followNotices } from '../../adapters/socket/notices.ts'
import type { Log } from '../../core/ports/log.ts'
import { attachedModel, notRunningModel } from '../../core/tray/attached.ts'
import { desktopNotifier, systemLanguage } from './platform.ts'
import type { DesktopSource } from './source.ts'
import type { DesktopActions, StartedSource } from './started-source.ts'
import { currentTrayModel } from './tray-look.ts'

/** Needed before the settings of the instance are known: the default. */
const LOG_DAYS = settingsSchema.parse({}).storage.log_days

/** The instance is not owned here: it continues when this desktop quits, and may return after it has stopped. */
export function beginAttached(dataFolder: string, { open }: DesktopActions): StartedSource {
  const notesFolder = app.getPath('userData')
  const { log } = openLog({
    // Beside the window's own files: only the instance writes the log of the data folder.
    folder: join(notesFolder, 'desktop-logs'),
    clock: systemClock,
    keepDays: () => LOG_DAYS,
    console: null,
  })
  const client = folderClient(dataFolder, () => languageOf(attachment.settings()))
  const attachment = attach({ client, now: systemClock.now, log })
  const notifier = desktopNotifier(open)
  const source = attachedSource(attachment, client, log)
  const { client: inLanguage, subscribe } = source
  const notices = followNotices({ client: inLanguage, subscribe, notifier, log })
  return {
    source,
    notifier,
    notesFolder,
    start: () => attachment.begun,
    stop: async () => {
      notices()
      attachment.close()
    },
    stopped: new Promise(() => undefined),
  }
}

function attachedSource(
  attachment: Attachment,
  client: ReturnType<typeof folderClient>,
  log: Log,
): DesktopSource {
  const language = () => languageOf(attachment.settings())
  return {
    client: () => client,
    language,
    settings: attachment.settings,
    subscribe: attachment.subscribe,
    trayModel: async () => {
      if (!attachment.isAttached()) return notRunningModel(language())
      const settings = attachment.settings()
      const model = await currentTrayModel({ client, clock: systemClock, language: language(), settings })
      return attachedModel(model, language())
    },
    answer: relayAnswerer(client, () => ({
      language: language(),
      log: log.topic('window'),
      reference: systemRandom.id,
    })),
    log,
  }
}

function languageOf({ appearance: { language } }: Settings): Language {
  return language === 'system' ? systemLanguage() : language
}
