/** The markets that jobs watch. */
import type { Job } from '../../../shared/job.ts'
import type { ProfileId } from '../../../shared/kinds/fear-greed.ts'

export interface MarketTab {
  readonly profile: ProfileId
  readonly job: Job
}

/** Each market once, that of the first job first: its scores are what everything shows that asks for none by name. */
export function watchedMarkets(jobs: readonly Job[]): readonly MarketTab[] {
  const own = [...jobs].sort((a, b) => Number(b.id === 'fear-greed') - Number(a.id === 'fear-greed'))
  const markets = own.flatMap((job) =>
    job.definition.kind === 'fear-greed' ? [{ profile: job.definition.settings.profile, job }] : [],
  )
  return markets.filter(({ profile }, at) => markets.findIndex((other) => other.profile === profile) === at)
}
