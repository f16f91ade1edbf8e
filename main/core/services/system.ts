/** The service for Vigie itself. */
import type { ClockView, DoorOption, InstanceFacts, LogLine } from '../../../shared/contract/system.ts'
import { type LocalizableMessage, literalMessage, type VigieError } from '../../../shared/errors.ts'
import { instanceHealthText, localizeHealth, wholePercent } from '../../../shared/health-text.ts'
import { firstProblem, type InstanceHealth, statusWith } from '../../../shared/instance-health.ts'
import type { Unlocalized } from '../../../shared/localized.ts'
import { toInstant } from '../../../shared/time/instant.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import type { TrustedClock } from '../clock/trusted-clock.ts'
import type { ClockRecords } from '../ports/clock-records.ts'
import type { MachineConditions } from '../ports/conditions.ts'
import { clockView } from './clock-view.ts'
import type { Caller } from './operation.ts'

/** What only the process and its adapters know. */
export interface InstanceInfo {
  readonly version: string
  readonly pid: number
  readonly startedAt: number
  readonly runsAs: InstanceFacts['runs_as']
  readonly dataFolder: string
  readonly database: () => { readonly path: string; readonly bytes: number; readonly version: number }
  readonly logFile: string
  /** When the clock was wrong. */
  readonly clockPeriods: ClockRecords['periods']
  /** Address of the REST listener; null while it is closed. */
  readonly url: () => string | null
  /** Why the listener is closed though it should be open; null otherwise. */
  readonly urlProblem: () => VigieError | null
  readonly doorOptions: () => readonly DoorOption[]
  /** What is wrong with the instance itself, whatever its jobs do. */
  readonly problems: () => readonly LocalizableMessage[]
  /** What was damaged and repaired at startup. */
  readonly findings: readonly VigieError[]
  readonly language: () => Language
  readonly conditions: MachineConditions
  /** Whether the program on disk is no longer the one that runs. */
  readonly isReplaced: () => boolean
  /** The system's setting; null if this installation cannot be started at login. */
  readonly startsAtLogin: () => boolean | null
  /** Starts to stop; returns at once. */
  readonly shutdown: () => void
}

/** The input of `system.log`; `level` includes what is more severe. */
export interface LogQuery {
  readonly limit: number
  readonly cursor?: string | undefined
  readonly level?: LogLine['level'] | undefined
  readonly topic?: string | undefined
  readonly search?: string | undefined
  /** Days, `2026-11-22`. */
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** Reads the log. */
export interface LogReader {
  /** Newest first. */
  recent(query: LogQuery): Promise<{ items: LogLine[]; next_cursor: string | null }>
}

interface LiveInstance {
  readonly status: InstanceFacts['status']
  readonly version: string
  readonly started_at: string
  readonly pid: number
}

/** Operations on the instance itself: health, version, log, shutdown. */
export interface SystemService {
  health(
    input: unknown,
    caller: Pick<Caller, 'language'>,
  ): LiveInstance & {
    state: InstanceHealth['state']
    jobs: string[]
    message: LocalizableMessage
    problems: LocalizableMessage[]
  }
  about(): Omit<InstanceFacts, 'url_problem' | 'problems' | 'repaired'> & {
    readonly url_problem: LocalizableMessage | null
    readonly problems: LocalizableMessage[]
    readonly repaired: LocalizableMessage[]
  }
  clock(input: { limit: number }, caller: Caller): Unlocalized<ClockView>
  log(query: LogQuery): Promise<{ items: LogLine[]; next_cursor: string | null }>
  shutdown(): { message: LocalizableMessage }
}

/**
 * `shutdown` returns at once; stopping continues afterwards.
 * @param health what the instance is doing now
 */
export function createSystemService(
  instance: InstanceInfo,
  clock: TrustedClock,
  log: LogReader,
  health: () => InstanceHealth,
): SystemService {
  const alive = (): LiveInstance => ({
    status: statusWith(instance.problems()),
    version: instance.version,
    started_at: toInstant(instance.startedAt, clock.zone()),
    pid: instance.pid,
  })
  return {
    health: (_, { language }) => ({ ...alive(), ...healthAnswer(health(), instance.problems(), language) }),
    about: () => ({
      ...alive(),
      language: instance.language(),
      zone: clock.zone(),
      runs_as: instance.runsAs,
      data_folder: instance.dataFolder,
      database: instance.database(),
      log_file: instance.logFile,
      start_at_login: instance.startsAtLogin(),
      url: instance.url(),
      url_problem: instance.urlProblem()?.localizable ?? null,
      door_options: [...instance.doorOptions()],
      problems: [...instance.problems()],
      repaired: instance.findings.map(({ localizable }) => localizable),
      restart_needed: instance.isReplaced(),
      conditions: {
        network: instance.conditions.holds('network'),
        mains: instance.conditions.holds('mains'),
        idle: instance.conditions.holds('idle'),
      },
    }),
    clock: ({ limit }, { language }) => clockView(clock, instance.clockPeriods(0, limit), language),
    log: (query) => log.recent(query),
    shutdown: () => {
      instance.shutdown()
      return { message: { messageKey: 'reply.vigie_stops' } }
    },
  }
}

/** Where no job needs the owner, the line about the jobs would say that all is well. */
function healthAnswer(health: InstanceHealth, problems: readonly LocalizableMessage[], language: Language) {
  const time = (instant: string) =>
    new Date(instant).toLocaleString(language, { dateStyle: 'short', timeStyle: 'long' })
  const formats = { time, exact: time, percent: wholePercent }
  const text = instanceHealthText(health, formats, (message) => localizeHealth(message, language))
  const jobs = 'jobs' in health ? [...health.jobs] : []
  const message = firstProblem(health, problems) ?? literalMessage(text)
  return { state: health.state, jobs, message, problems: [...problems] }
}
