/**
 * Generates alerts: reads the signals, runs one pass, starts the notifications. The job and all endpoints call this.
 */
import { alertsSettingsSchema } from '../../../shared/kinds/alerts.ts'
import type { Settings } from '../../../shared/settings.ts'
import { localDay } from '../../../shared/time/local-time.ts'
import type { Clock } from '../ports/clock.ts'
import type { Events } from '../ports/events.ts'
import type { Log } from '../ports/log.ts'
import type { SettingsPort } from '../ports/settings.ts'
import type { PassReport, PassRequest } from './pass.ts'
import type { ReadSignals } from './signals.ts'

/** Port: runs one pass, in a worker thread if it is large. */
export type PassRunner = (request: PassRequest, signal: AbortSignal) => Promise<PassReport>

/** What generating alerts reads, and whom it notifies. */
export interface GenerateDeps {
  readonly clock: Clock
  readonly settings: SettingsPort
  readonly signals: ReadSignals
  readonly runPass: PassRunner
  readonly events: Events
  readonly log: Log
  /** When this process started or the machine last woke up, whichever is later, ms. */
  readonly awakeSince: () => number
  /** Starts the delivery of the notifications the pass decided on; returns at once. */
  readonly deliver: () => void
}

/** Runs one pass over all rules. A call during a pass waits for it, then runs another. */
export type GenerateAlerts = (signal: AbortSignal) => Promise<PassReport>

/** Runs one pass at a time: a second caller waits for the first, then runs its own. */
export function createGenerate(deps: GenerateDeps): GenerateAlerts {
  let last: Promise<unknown> = Promise.resolve()
  const todayOf = () => localDay(deps.clock.now(), deps.clock.zone())
  let day = todayOf()

  async function generate(signal: AbortSignal): Promise<PassReport> {
    signal.throwIfAborted()
    const report = await deps.runPass(await requestOf(deps), signal)
    const { created, updated, removed } = report
    // A new day changes what every alert about a planned day says, though nothing is written.
    const today = todayOf()
    if (created + updated + removed > 0 || today !== day)
      deps.events.publish({ type: 'alerts', created, updated, removed })
    day = today
    deps.log.info('alerts generated', { ...report })
    deps.deliver()
    return report
  }

  return (signal) => {
    const mine = last.then(() => generate(signal))
    last = mine.catch(() => undefined)
    return mine
  }
}

async function requestOf(deps: GenerateDeps): Promise<PassRequest> {
  const settings = deps.settings.read()
  return {
    signals: await deps.signals(),
    now: deps.clock.now(),
    zone: deps.clock.zone(),
    awakeSince: deps.awakeSince(),
    rules: rulesOf(settings),
    notifications: settings.notifications,
  }
}

/** The rules of the job "alerts", or the default ones if the job does not exist yet. */
export function rulesOf({ jobs }: Settings): PassRequest['rules'] {
  const job = jobs.alerts
  return job?.kind === 'alerts' ? job.settings.rules : alertsSettingsSchema.parse({}).rules
}
