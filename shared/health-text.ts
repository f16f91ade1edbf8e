/** The health of a job and of the instance as messages, the same words at every endpoint. */
import type { JobHealth } from './health.ts'
import type { InstanceHealth } from './instance-health.ts'
import type { KeyWithParams } from './messages/catalogue.ts'
import { type MessageKey, translateOr } from './messages/index.ts'
import type { Fault } from './run.ts'
import type { Language } from './vocabulary.ts'

/** How an endpoint writes an instant, and a share from 0 to 1. */
export interface HealthFormats {
  readonly time: (instant: string) => string
  /** To the second, of an instant that is near. */
  readonly exact: (instant: string) => string
  readonly percent: (fraction: number) => string
}

/** Whole percent, rounded down: 100 % only at the end. Of the endpoints that have no format of their own. */
export const wholePercent = (fraction: number): string => `${Math.floor(fraction * 100)} %`

/** Returns a text about health in a language. A key that comes from data and is unknown stands for itself. */
export const localizeHealth = ({ key, params }: HealthMessage, language: Language): string =>
  translateOr(language, key, key, params)

type HealthKey = Extract<MessageKey, `health.${string}`>
/** A text about health with its parameters; `key` may come from data, such as the reason why a job is blocked. */
export type HealthMessage =
  | KeyWithParams<'messages', HealthKey>
  | { readonly key: string; readonly params?: never }

/** Returns what a job is doing, in one line. */
export function jobHealthMessage(
  health: JobHealth<Pick<Fault, 'message'>>,
  formats: HealthFormats,
): HealthMessage {
  switch (health.state) {
    case 'off':
      return { key: 'health.off' }
    case 'blocked':
      return { key: health.reason }
    case 'halted':
      return { key: 'health.halted', params: { count: health.failures } }
    case 'paused':
      return pausedMessage(health, formats)
    case 'retrying':
      return retryMessage(health, formats)
    case 'waiting':
      return 'host' in health
        ? {
            key: 'health.waiting_host',
            params: { host: health.host, time: formats.time(health.until) },
          }
        : { key: health.step }
    case 'running':
      return health.fraction === null
        ? { key: 'health.running' }
        : { key: 'health.running_percent', params: { percent: formats.percent(health.fraction) } }
    case 'offline':
      return offlineMessage(health, formats)
    case 'failing':
      return failingMessage(health, formats)
    case 'idle':
      return health.next === null
        ? { key: 'health.no_next' }
        : { key: 'health.next', params: { time: formats.time(health.next) } }
  }
}

/** Returns what the whole instance is doing, in one line. @param say puts a message into the reader's language */
export const instanceHealthText = (
  health: InstanceHealth,
  formats: HealthFormats,
  say: (message: HealthMessage) => string,
): string => [instanceMessage(health, formats), ...otherTrouble(health)].map(say).join(' · ')

/** Returns how many jobs are in another trouble than what is said first. */
function otherTrouble(health: InstanceHealth): HealthMessage[] {
  if (health.state !== 'offline' && health.state !== 'halted') return []
  const { halted, failing } = health
  return [
    ...(health.state === 'offline' && halted > 0 ? [haltedMessage(halted)] : []),
    ...(failing > 0 ? [failingCount(failing)] : []),
  ]
}

function instanceMessage(health: InstanceHealth, formats: HealthFormats): HealthMessage {
  switch (health.state) {
    case 'replaced':
      return { key: 'health.all.replaced' }
    case 'paused':
      return pausedMessage({ until: health.until, ending: false }, formats)
    case 'offline':
      return offlineMessage({ since: health.since, again: null }, formats)
    case 'halted':
      return haltedMessage(health.halted)
    case 'failing':
      return failingCount(health.failing)
    case 'alerts':
      return { key: 'health.problem.alerts', params: { count: health.count } }
    case 'waiting':
      return { key: 'health.all.waiting', params: { count: health.jobs.length } }
    case 'running':
      return { key: 'health.all.running', params: { count: health.jobs.length } }
    case 'stale':
      return { key: 'health.all.stale', params: { time: formats.time(health.computedAt) } }
    case 'retrying':
      return {
        key: 'health.all.retrying',
        params: { count: health.jobs.length, time: formats.time(health.at) },
      }
    case 'idle':
      return health.next === null
        ? { key: 'health.all.well' }
        : { key: 'health.all.well_next', params: { time: formats.time(health.next) } }
    case 'off':
      return { key: 'health.all.off' }
  }
}

const haltedMessage = (count: number): HealthMessage => ({ key: 'health.all.halted', params: { count } })

const failingCount = (count: number): HealthMessage => ({ key: 'health.all.failing', params: { count } })

type HealthIn<S extends JobHealth['state']> = Extract<JobHealth<Pick<Fault, 'message'>>, { state: S }>

function pausedMessage(
  { until, ending }: Pick<HealthIn<'paused'>, 'until' | 'ending'>,
  formats: HealthFormats,
): HealthMessage {
  if (ending) return { key: 'health.paused_ending' }
  return until === null
    ? { key: 'health.paused' }
    : { key: 'health.paused_until', params: { time: formats.time(until) } }
}

function retryMessage(
  { attempt, attempts, at, fault }: HealthIn<'retrying'>,
  formats: HealthFormats,
): HealthMessage {
  const params = { attempt, attempts, time: formats.time(at) }
  return fault === null
    ? { key: 'health.retrying', params }
    : { key: 'health.retrying_because', params: { ...params, reason: fault.message } }
}

function failingMessage(
  { since, fault, failures }: HealthIn<'failing'>,
  formats: HealthFormats,
): HealthMessage {
  if (since === null) return { key: 'health.failing', params: { count: failures } }
  const time = formats.time(since)
  return fault === null
    ? { key: 'health.failing_since', params: { time } }
    : { key: 'health.failing_because', params: { time, reason: fault.message } }
}

function offlineMessage(
  { since, again }: Pick<HealthIn<'offline'>, 'since' | 'again'>,
  formats: HealthFormats,
): HealthMessage {
  const time = formats.time(since)
  if (again === null) return { key: 'health.offline_since', params: { time } }
  const params = { time, attempt: again.attempt }
  return again.at === null
    ? { key: 'health.offline_trying', params }
    : { key: 'health.offline_again', params: { ...params, next: formats.exact(again.at) } }
}
