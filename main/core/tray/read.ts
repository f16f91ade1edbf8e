/** Reads the tray's state through the contract. */
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '../../../shared/contract/index.ts'
import type { Job } from '../../../shared/job.ts'
import type { Clock } from '../ports/clock.ts'
import type { TrayState } from './state.ts'

type Client = Pick<ContractRouterClient<Contract>, 'jobs' | 'index' | 'alerts'>

/** A score older than this many intervals of its job is stale. */
const STALE_RHYTHMS = 3

/** Language and locale of the tray's texts. */
export type TrayLanguage = Pick<TrayState, 'language' | 'locale'>

/** Returns the current state. A missing score is no error; every other error is thrown. */
export async function readTrayState(
  client: Client,
  clock: Clock,
  { language, locale }: TrayLanguage,
): Promise<TrayState> {
  const [{ jobs }, counts, score] = await Promise.all([
    client.jobs.list(),
    client.alerts.counts(),
    latest(client),
  ])
  const index = jobs.find((job) => job.definition.kind === 'fear-greed')
  const now = clock.now()
  const stale =
    score !== null &&
    (score.stale || (index !== undefined && isStale(Date.parse(score.computed_at), index, now)))
  return {
    language,
    locale,
    zone: clock.zone(),
    now,
    score: score && { value: score.score, level: score.level, stale },
    offline: index?.last_run?.skip_reason === 'offline',
    jobs,
    alerts: counts,
  }
}

async function latest(client: Client) {
  try {
    return await client.index.latest({})
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'index_empty') return null
    throw error
  }
}

/** Only an interval can make a score stale: a cron or a paused job may rest for longer. */
function isStale(computedAt: number, { definition, state }: Job, now: number): boolean {
  const { schedule } = definition
  if (schedule.form !== 'every' || schedule.windows.length > 0 || state === 'paused') return false
  return now - computedAt > STALE_RHYTHMS * schedule.every_seconds * 1000
}
