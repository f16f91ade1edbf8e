/** What the instance is doing, read from its own services. */
import { VigieError } from '../../shared/errors.ts'
import { type InstanceHealth, instanceHealth, type ScoreFacts } from '../../shared/health.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { RunningProgram } from '../core/ports/running-program.ts'
import type { Services } from '../core/services/index.ts'

/** @param services are complete only after the application is assembled */
export const composeHealth =
  (services: () => Pick<Services, 'jobs' | 'index'>, clock: Clock, program: RunningProgram) =>
  (): InstanceHealth => {
    const { jobs, index } = services()
    return instanceHealth(jobs.list().jobs, latestScore(index), clock.now(), program.isReplaced())
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
