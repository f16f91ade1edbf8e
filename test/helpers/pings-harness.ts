/** Pings with a real database, real HTTP and a clock moved by the test. */
import { createPingSender } from '../../main/adapters/pings/ping-sender.ts'
import { createChannelStates } from '../../main/adapters/sqlite/channel-states.ts'
import { createPinger } from '../../main/core/pings/pinger.ts'
import type { SecretName } from '../../main/core/ports/settings.ts'
import { createEventBus } from '../../main/core/services/events.ts'
import { createPingsService } from '../../main/core/services/pings.ts'
import type { UnlocalizedRun } from '../../shared/run.ts'
import { createAlertsHarness } from './alerts-harness.ts'
import { callerIn } from './caller.ts'
import { realHttp } from './real-http.ts'
import { silentLog } from './silent-log.ts'

const RUN: UnlocalizedRun = {
  id: '01998f2e-7c00-7000-8000-000000000001',
  job_id: 'alerts',
  kind: 'alerts',
  cause: 'schedule',
  after_run: null,
  scheduled_for: '2026-03-10T12:00:00+01:00',
  started_at: '2026-03-10T12:00:00+01:00',
  ended_at: null,
  duration_ms: null,
  attempts: 1,
  outcome: null,
  skip_reason: null,
  skipped_count: 1,
  next_attempt_at: null,
  progress: null,
  faults: [],
  summary: {},
}

export function createPingsHarness() {
  const { clock, db, settings } = createAlertsHarness()
  const kept = new Map<SecretName, string>()
  const secrets = {
    get: (name: SecretName) => kept.get(name) ?? null,
    set: (name: SecretName, value: string | null) =>
      void (value === null ? kept.delete(name) : kept.set(name, value)),
  }
  const states = createChannelStates(db)
  const sender = createPingSender(realHttp(clock), secrets)
  const events = createEventBus('test')
  const log = silentLog()
  const waits: number[] = []
  const rings: (() => void)[] = []
  const pinger = createPinger({
    events,
    settings,
    sender,
    states,
    clock,
    alarm: {
      ring: (_, callback) => {
        rings.push(callback)
        return () => void rings.splice(rings.indexOf(callback), 1)
      },
    },
    // The end of Vigie waits for the signs, or for this.
    delay: async (ms, signal) => {
      if (ms === 3000) return new Promise((resolve) => signal.addEventListener('abort', () => resolve()))
      waits.push(ms)
    },
    language: () => 'en',
    log,
    version: '1.2.3',
  })
  const pings = createPingsService({ settings, secrets, sender, states, clock })
  return {
    clock,
    kept,
    log,
    settings,
    waits,
    pinger,
    sender,
    pings,
    caller: callerIn('en'),
    /** Publishes a state of a run. */
    ran: (change: Partial<UnlocalizedRun>) => events.publish({ type: 'run', run: { ...RUN, ...change } }),
    /** Lets the time pass, and the alarm ring at its end. */
    pass: (ms: number) => {
      clock.pass(ms)
      for (const ring of rings.splice(0)) ring()
    },
  }
}
