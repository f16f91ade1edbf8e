/** The service for Vigie itself. */
import type { About, LogLine } from '../../../shared/contract/system.ts'
import type { LocalizableMessage } from '../../../shared/errors.ts'
import { toInstant } from '../../../shared/time/instant.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import type { Clock } from '../ports/clock.ts'

/** What only the process and its adapters know. */
export interface InstanceInfo {
  readonly version: string
  readonly pid: number
  readonly startedAt: number
  readonly runsAs: About['runs_as']
  readonly dataFolder: string
  readonly database: () => { readonly path: string; readonly bytes: number; readonly version: number }
  readonly logFile: string
  /** Address of the REST listener; null while it is closed. */
  readonly url: () => string | null
  readonly language: () => Language
  /** The system's setting; null if this installation cannot be started at login. */
  readonly startsAtLogin: () => boolean | null
  /** Starts to stop; returns at once. */
  readonly shutdown: () => void
}

export interface LogQuery {
  readonly limit: number
  readonly cursor?: string | undefined
  readonly level?: LogLine['level'] | undefined
  readonly topic?: string | undefined
}

/** Reads the log. */
export interface LogReader {
  /** Newest first. */
  recent(query: LogQuery): Promise<{ items: LogLine[]; next_cursor: string | null }>
}

/** Operations on the instance itself: health, version, log, shutdown. */
export interface SystemService {
  health(): { status: 'ok'; version: string; started_at: string; pid: number }
  about(): About
  log(query: LogQuery): Promise<{ items: LogLine[]; next_cursor: string | null }>
  shutdown(): { message: LocalizableMessage }
}

/** `shutdown` returns at once; stopping continues afterwards. */
export function createSystemService(instance: InstanceInfo, clock: Clock, log: LogReader): SystemService {
  const health = () => ({
    status: 'ok' as const,
    version: instance.version,
    started_at: toInstant(instance.startedAt, clock.zone()),
    pid: instance.pid,
  })
  return {
    health,
    about: () => ({
      ...health(),
      language: instance.language(),
      zone: clock.zone(),
      runs_as: instance.runsAs,
      data_folder: instance.dataFolder,
      database: instance.database(),
      log_file: instance.logFile,
      start_at_login: instance.startsAtLogin(),
      url: instance.url(),
    }),
    log: (query) => log.recent(query),
    shutdown: () => {
      instance.shutdown()
      return { message: { told: 'reply.vigie_stops' } }
    },
  }
}
