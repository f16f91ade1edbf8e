/** The complete client of updates, version 1.2.0, with electron-updater's own downloader. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { vi } from 'vitest'
import { electronInstaller } from '../../main/adapters/electron/updater.ts'
import { createSignedFeed } from '../../main/adapters/updates/signed-feed.ts'
import { createEventBus } from '../../main/core/services/events.ts'
import { createUpdatesService } from '../../main/core/services/updates.ts'
import type { UpdateMemory } from '../../main/core/updates/ports.ts'
import { createUpdater } from '../../main/core/updates/updater.ts'
import { localizeAnswer } from '../../shared/localized.ts'
import { type Offer, publisher, updateServer } from '../servers/updates.ts'
import { appImageUpdater } from './electron-updater.ts'
import { FakeClock } from './fake-clock.ts'
import { memorySettings } from './memory-settings.ts'
import { realHttp } from './real-http.ts'
import { silentLog } from './silent-log.ts'
import { tempFolder } from './temp-folder.ts'
import { updateMemory } from './update-memory.ts'

const RUNNING = '1.2.0'

interface ClientSetting {
  readonly memory?: UpdateMemory
  readonly by?: 'itself' | 'by_hand'
  readonly timeoutMs?: number
}

/** A client of version 1.2.0 with the publisher of `url`. */
export function client(
  url: string,
  { by = 'itself', timeoutMs = 10_000, memory = updateMemory() }: ClientSetting = {},
) {
  const folder = tempFolder()
  const clock = new FakeClock('2026-11-22T10:00:00Z')
  const settings = memorySettings({ updates: { enabled: true } })
  const events = createEventBus('test')
  const states: string[] = []
  events.subscribe((event) => event.type === 'update' && states.push(event.state))
  const log = silentLog()
  const stop = vi.fn()
  const leave = (by: () => void) => {
    stop()
    by()
  }
  const quit = vi.fn()
  const waiting: (() => void)[] = []
  const afterPatience = (giveUp: () => void) => void waiting.push(giveUp)
  const origin = { server: url, keysNumber: 0, keys: [publisher.publicKey] }
  const electron = appImageUpdater(folder, RUNNING)
  const updater = createUpdater({
    ability:
      by === 'itself'
        ? {
            kind: 'itself',
            installer: electronInstaller({ updater: electron, leave, quit, afterPatience, log }),
          }
        : { kind: by },
    origin,
    feed: createSignedFeed({
      http: realHttp(clock),
      origin,
      memory,
      platform: 'linux',
      arch: 'x64',
      timeoutMs,
    }),
    memory,
    version: RUNNING,
    settings: () => settings.read().updates,
    clock,
    random: { id: () => 'error 1' },
    events,
    log,
  })
  const spoken = createUpdatesService({ updater, version: RUNNING, clock })
  const service = {
    get: () => localizeAnswer(spoken.get(), 'en'),
    check: async () => localizeAnswer(await spoken.check(), 'en'),
    install: () => localizeAnswer(spoken.install(), 'en'),
  }
  const fetched = () => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    return files
      .filter((name) => name.endsWith('2.0.0-linux-x64.AppImage'))
      .map((name) => readFileSync(join(folder, name)))
  }
  return {
    clock,
    electron,
    fetched,
    lines: log.lines,
    memory,
    quit,
    service,
    spoken,
    settings,
    states,
    stop,
    waiting,
  }
}

/** A publisher's server and its client. */
export const offering = async (offer: Offer, setting?: ClientSetting) => {
  const server = await updateServer(offer)
  return { ...server, ...client(server.url, setting) }
}
