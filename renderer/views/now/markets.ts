/** The markets watched by jobs. */
import type { Job } from '../../../shared/job.ts'
import type { ProfileId } from '../../../shared/kinds/fear-greed.ts'

/** A market and the job that computes its index. */
export interface MarketTab {
  readonly profile: ProfileId
  readonly job: Job
}

/** Returns each market once, that of the first job first: it is the default everywhere. */
export function watchedMarkets(jobs: readonly Job[]): readonly MarketTab[] {
  const own = [...jobs].sort((a, b) => Number(b.id === 'fear-greed') - Number(a.id === 'fear-greed'))
  const markets = own.flatMap((job) =>
    job.definition.kind === 'fear-greed' ? [{ profile: job.definition.settings.profile, job }] : [],
  )
  return markets.filter(({ profile }, at) => markets.findIndex((other) => other.profile === profile) === at)
}
