import '../../styles/now.css'
import { ORPCError } from '@orpc/client'
import type { Job } from '../../../shared/job.ts'
import { Failure } from '../../parts/Failure.tsx'
import { useWide } from '../../parts/useNarrow.ts'
import { useRead, useSession } from '../../session.ts'
import { useAddressParam } from '../../shell/address.ts'
import { later } from '../../shell/later.ts'
import { NoSuchPlace } from '../../shell/NoSuchPlace.tsx'
import { readJobs } from '../../store/known.ts'
import { ComponentsCard } from './ComponentsCard.tsx'
import { DueCard } from './DueCard.tsx'
import { FirstScore } from './FirstScore.tsx'
import { HistoryCard } from './HistoryCard.tsx'
import { JobsCard } from './JobsCard.tsx'
import { MarketTabs } from './MarketTabs.tsx'
import { watchedMarkets } from './markets.ts'
import { PressCard } from './PressCard.tsx'
import { RunsCard } from './RunsCard.tsx'
import { type OtherProfile, readLatest } from './reads.ts'
import { ScoreCard, ScoreSkeleton } from './ScoreCard.tsx'

/** Opened from the list of components. */
const ComponentPage = later(async () => (await import('./ComponentPage.tsx')).ComponentPage)

/** The market's sentiment and Vigie's state. If several markets are watched, one at a time. */
export function NowView({ item }: { readonly item: string | null }) {
  const { data: jobs } = useRead(readJobs)
  if (jobs === undefined && item !== null) return <ScoreSkeleton />
  const watched = watchedMarkets(jobs ?? [])
  const at = Math.max(
    0,
    watched.findIndex(({ profile }) => profile === item),
  )
  const other = at === 0 ? null : (watched[at]?.profile ?? null)
  const now = <Market key={other} profile={other} jobs={jobs} job={watched[at]?.job} />
  const none = item !== null && watched[at]?.profile !== item
  if (watched.length < 2 && !none) return now
  return (
    <div className="stack">
      {none && <NoSuchPlace view="now" address={`now/${item}`} />}
      {watched.length > 1 && <MarketTabs watched={watched} at={at} />}
      {now}
    </div>
  )
}

interface MarketProps {
  readonly profile: OtherProfile
  readonly jobs: readonly Job[] | undefined
  readonly job: Job | undefined
}

function Market({ profile, jobs, job }: MarketProps) {
  const { reads } = useSession()
  const wide = useWide()
  const read = readLatest(profile)
  const latest = useRead(read)
  const [component] = useAddressParam('component')
  const open = latest.data?.components.find(({ name }) => name === component)
  const none = latest.error instanceof ORPCError && latest.error.code === 'index_empty'
  if (open !== undefined) return <ComponentPage profile={profile} name={open.name} />
  return (
    <div className="now">
      <div className="stack">
        {latest.error !== undefined && !none && (
          <Failure error={latest.error} retry={() => reads.renew(read)} />
        )}
        {none && <FirstScore job={job} />}
        {!none && latest.data && <ScoreCard latest={latest.data} job={job} />}
        {!none && !latest.data && latest.error === undefined && <ScoreSkeleton />}
        {!none && !wide && <HistoryCard profile={profile} />}
        {!none && <ComponentsCard latest={latest.data} />}
        {wide && <DueCard />}
      </div>
      {wide ? (
        <div className="stack">
          {!none && <HistoryCard profile={profile} />}
          <JobsCard jobs={jobs} />
          <RunsCard jobs={jobs} />
          <PressCard profile={profile} />
        </div>
      ) : (
        <PressCard profile={profile} />
      )}
    </div>
  )
}
