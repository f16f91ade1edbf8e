/** What only this process knows about itself. */
import { statSync } from 'node:fs'
import type { DoorOption } from '../../shared/contract/system.ts'
import type { LocalizableMessage, VigieError } from '../../shared/errors.ts'
import type { InstanceHealth } from '../../shared/instance-health.ts'
import type { ClockRecords } from '../core/ports/clock-records.ts'
import { createSystemService, type SystemService } from '../core/services/system.ts'
import type { Foundation } from './foundation.ts'

/** What the procedures of `system` can do with this process. */
export interface SystemWays {
  readonly url: () => string | null
  readonly urlProblem: () => VigieError | null
  readonly doorOptions: () => readonly DoorOption[]
  readonly shutdown: () => void
  readonly health: () => InstanceHealth
  readonly problems: () => readonly LocalizableMessage[]
  readonly clockPeriods: ClockRecords['periods']
}

/** @param ways what only the application can do: report its address and what it is doing, and stop itself */
export function composeSystem(foundation: Foundation, ways: SystemWays): SystemService {
  const {
    db,
    clock,
    findings,
    openedLog,
    version,
    startedAt,
    dataFolder,
    language,
    loginItem,
    program,
    runsAs,
  } = foundation
  return createSystemService(
    {
      version,
      startedAt,
      runsAs,
      dataFolder,
      language,
      pid: process.pid,
      logFile: openedLog.file,
      isReplaced: program.isReplaced,
      conditions: foundation.conditions,
      startsAtLogin: () => loginItem?.isSet() ?? null,
      database: () => ({
        path: db.name,
        bytes: bytesOf(db.name) + bytesOf(`${db.name}-wal`),
        version: db.pragma('user_version', { simple: true }) as number,
      }),
      url: ways.url,
      urlProblem: ways.urlProblem,
      doorOptions: ways.doorOptions,
      problems: ways.problems,
      findings,
      shutdown: ways.shutdown,
      clockPeriods: ways.clockPeriods,
    },
    clock,
    openedLog.reader,
    ways.health,
  )
}

/** What was written last stands in a file of its own until it is moved into the database; the file may be absent. */
const bytesOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0
