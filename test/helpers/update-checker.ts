/** A client of updates that checks and tells, and downloads nothing: version 1.2.0, with real HTTP and real signatures. */
import { createSignedFeed } from '../../main/adapters/updates/signed-feed.ts'
import { createEventBus } from '../../main/core/services/events.ts'
import type { UpdateMemory } from '../../main/core/updates/ports.ts'
import { createUpdater } from '../../main/core/updates/updater.ts'
import { type Offer, publisher, updateServer } from '../servers/updates.ts'
import { FakeClock } from './fake-clock.ts'
import { memorySettings } from './memory-settings.ts'
import { realHttp } from './real-http.ts'
import { silentLog } from './silent-log.ts'
import { updateMemory } from './update-memory.ts'

/** The time of the client. */
export const NOW = '2026-11-22T10:00:00Z'

interface UpdateClient {
  readonly memory?: UpdateMemory
  readonly now?: string
  readonly keys?: readonly string[]
  readonly keysNumber?: number
  readonly channel?: 'stable' | 'beta'
}

/** A client of 1.2.0 whose package is replaced by its system: it checks and tells, and downloads nothing. */
function client(
  url: string,
  { memory = updateMemory(), now = NOW, channel = 'stable', ...own }: UpdateClient = {},
) {
  const clock = new FakeClock(now)
  const origin = { server: url, keysNumber: 0, keys: [publisher.publicKey], ...own }
  const settings = memorySettings({ updates: { enabled: true, channel } })
  const updater = createUpdater({
    ability: { kind: 'by_hand' },
    origin,
    memory,
    feed: createSignedFeed({ http: realHttp(clock), origin, memory, platform: 'linux', arch: 'x64' }),
    version: '1.2.0',
    settings: () => settings.read().updates,
    clock,
    random: { id: () => 'error 1' },
    events: createEventBus('test'),
    log: silentLog(),
  })
  const check = async () => {
    await updater.check()
    const { phase } = updater.state()
    return phase.name === 'failed' ? phase.problem.code : phase.name
  }
  return { check, clock, memory, problem: () => updater.state().phase }
}

/** A publisher's server and a client of it. */
export async function checking(offer: Offer, setting?: UpdateClient) {
  const server = await updateServer(offer)
  return { ...server, ...client(server.url, setting) }
}
