/** Reads the tray's state through the contract. */
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '../../../shared/contract/index.ts'
import { isStale, jobOfScore } from '../../../shared/health.ts'
import { instanceHealth } from '../../../shared/instance-health.ts'
import type { Clock } from '../ports/clock.ts'
import type { TrayState } from './state.ts'

type TrayClient = Pick<ContractRouterClient<Contract>, 'jobs' | 'index' | 'alerts' | 'system'>

/** Language and locale of the tray's texts. */
export type TrayLanguage = Pick<TrayState, 'language' | 'locale'>

/** Returns the current state. A missing score is no error; every other error is thrown. */
export async function readTrayState(
  client: TrayClient,
  clock: Clock,
  { language, locale }: TrayLanguage,
): Promise<TrayState> {
  const [{ jobs }, counts, score, about] = await Promise.all([
    client.jobs.list(),
    client.alerts.counts(),
    latest(client),
    client.system.about(),
  ])
  const now = clock.now()
  return {
    language,
    locale,
    zone: clock.zone(),
    now,
    score: score && {
      value: score.score,
      level: score.level,
      stale: isStale(score, jobOfScore(jobs, score), now),
    },
    health: instanceHealth({
      jobs,
      score,
      critical: counts.critical,
      replaced: about.restart_needed,
      now,
    }),
    problems: about.problems ?? [],
    jobs,
    alerts: counts,
  }
}

async function latest(client: TrayClient) {
  try {
    return await client.index.latest({})
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'index_empty') return null
    throw error
  }
}
