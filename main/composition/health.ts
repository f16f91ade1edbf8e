/** What the instance is doing, and what it suffers from itself, read from its own services. */
import type { LocalizableMessage } from '../../shared/errors.ts'
import { VigieError } from '../../shared/errors.ts'
import type { ScoreFacts } from '../../shared/health.ts'
import { type InstanceHealth, instanceHealth } from '../../shared/instance-health.ts'
import { freeMegabytes, LITTLE_SPACE_MB } from '../adapters/files/free-space.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { RunningProgram } from '../core/ports/running-program.ts'
import type { Services } from '../core/services/index.ts'

/** @param services are complete only after the application is assembled */
export const composeHealth =
  (services: () => Pick<Services, 'jobs' | 'index' | 'alerts'>, clock: Clock, program: RunningProgram) =>
  (): InstanceHealth => {
    const { jobs, index, alerts } = services()
    return instanceHealth({
      jobs: jobs.list().jobs,
      score: latestScore(index),
      critical: alerts.counts().critical,
      replaced: program.isReplaced(),
      now: clock.now(),
    })
  }

/**
 * Returns what is wrong with the instance whatever its jobs do: a disk that is nearly full, a REST endpoint that should be
 * open. A critical alert is none of it: a machine whose maintenance is late is no reason to restart Vigie.
 */
export const composeProblems =
  (
    {
      dataFolder,
      doorProblem,
    }: { readonly dataFolder: string; readonly doorProblem: () => VigieError | null },
    freeSpace: (folder: string) => number | null = freeMegabytes,
  ) =>
  (): readonly LocalizableMessage[] => {
    const free = freeSpace(dataFolder)
    const door = doorProblem()
    return [
      ...(free !== null && free < LITTLE_SPACE_MB
        ? [{ messageKey: 'health.problem.disk', params: { free } } as const]
        : []),
      ...(door === null ? [] : [door.localizable]),
    ]
  }

function latestScore(index: Services['index']): ScoreFacts | null {
  try {
    const { stale, computed_at, profile } = index.latest({}, { language: 'en', signal: NEVER })
    return { stale, computed_at, profile } as ScoreFacts
  } catch (error) {
    if (error instanceof VigieError && error.code === 'index_empty') return null
    throw error
  }
}

const NEVER = new AbortController().signal
