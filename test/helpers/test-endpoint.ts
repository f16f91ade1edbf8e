/** A REST listener on the loopback with the real system service; these tests do not call the others. */

import { openRestEndpoint } from '../../main/adapters/http/rest-endpoint.ts'
import { createTokenFile } from '../../main/adapters/http/token.ts'
import { createTokenList } from '../../main/adapters/http/token-list.ts'
import { TrustedClock } from '../../main/core/clock/trusted-clock.ts'
import { createEventBus, type EventBus } from '../../main/core/services/events.ts'
import type { Services } from '../../main/core/services/index.ts'
import { createSettingsService } from '../../main/core/services/settings.ts'
import { createSystemService } from '../../main/core/services/system.ts'
import { invalidInput } from '../../shared/input-problem.ts'
import type { Settings } from '../../shared/settings.ts'
import { settingsSchema } from '../../shared/settings.ts'
import { assertExact } from './exact-answer.ts'
import { FakeClock } from './fake-clock.ts'
import { silentLog } from './silent-log.ts'
import { tempFolder } from './temp-folder.ts'

export interface TestEndpoint {
  readonly url: string
  readonly token: string
  readonly events: EventBus
  readonly folder: string
  readonly log: ReturnType<typeof silentLog>
  /** Sends a request, with the token unless the headers override it. */
  ask(path: string, init?: RequestInit): Promise<Response>
  close(): Promise<void>
}

export async function openTestEndpoint(endpoint: Partial<Settings['door']> = {}): Promise<TestEndpoint> {
  const folder = tempFolder()
  const token = createTokenFile(folder)
  const log = silentLog()
  const events = createEventBus('test')
  const services = systemServices(events, folder)
  const listening = await openRestEndpoint(
    {
      services,
      log,
      language: () => 'en',
      version: '0.0.0',
      repeats: (_keyed, process) => process(),
      tokens: createTokenList(folder, token, Date.now),
      door: () => ({ ...settingsSchema.parse({}).door, ...endpoint }),
      circumstances: () => null,
      panelFolder: `${folder}/panel`,
    },
    '127.0.0.1',
    0,
  )
  const url = `http://127.0.0.1:${listening.port}`
  const authorization = `Bearer ${token.read()}`
  return {
    url,
    token: token.read(),
    events,
    folder,
    log,
    ask: async (path, init) => {
      const answer = await fetch(url + path, { ...init, headers: { authorization, ...init?.headers } })
      await assertExact(answer, init?.method ?? 'GET', path)
      return answer
    },
    close: listening.close,
  }
}

function systemServices(events: EventBus, folder: string): Services {
  const clock = new FakeClock()
  const instance = {
    version: '0.0.0',
    pid: 1,
    startedAt: clock.now(),
    dataFolder: folder,
    database: () => {
      throw new Error('the disk is on fire')
    },
    logFile: '',
    clockPeriods: () => [],
    url: () => null,
    urlProblem: () => null,
    doorOptions: () => [],
    language: () => 'en' as const,
    startsAtLogin: () => null,
    isReplaced: () => false,
    conditions: { holds: () => null },
    runsAs: 'server' as const,
    shutdown: () => undefined,
    problems: () => [],
    findings: [],
    criticalAlerts: () => 0,
  }
  const log = { recent: async () => ({ items: [], next_cursor: null }) }
  const system = createSystemService(instance, new TrustedClock(clock), log, () => ({ state: 'off' }))
  const partial: Partial<Services> = {
    system: { ...system, events: events.stream },
    events,
    settings: createSettingsService(
      settingsInMemory(),
      async () => undefined,
      () => undefined,
    ),
  }
  return partial as Services
}

function settingsInMemory() {
  let current = settingsSchema.parse({})
  return {
    read: () => current,
    update: (change: (before: Settings) => unknown) => {
      const parsed = settingsSchema.safeParse(change(current))
      if (!parsed.success) throw invalidInput(parsed.error)
      current = parsed.data
      return current
    },
    onChange: () => () => undefined,
  }
}
