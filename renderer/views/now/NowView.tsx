import '../../styles/now.css'
import { ORPCError } from '@orpc/client'
import { Failure } from '../../parts/Failure.tsx'
import { useWide } from '../../parts/useNarrow.ts'
import { useRead, useSession } from '../../session.ts'
import { readJobs } from '../../store/known.ts'
import { ComponentsCard } from './ComponentsCard.tsx'
import { DueCard } from './DueCard.tsx'
import { FirstScore } from './FirstScore.tsx'
import { HistoryCard } from './HistoryCard.tsx'
import { JobsCard } from './JobsCard.tsx'
import { PressCard } from './PressCard.tsx'
import { RunsCard } from './RunsCard.tsx'
import { readLatest } from './reads.ts'
import { ScoreCard, ScoreSkeleton } from './ScoreCard.tsx'

/** How is the market, and is Vigie alive? */
export function NowView() {
  const { reads } = useSession()
  const wide = useWide()
  const latest = useRead(readLatest)
  const { data: jobs } = useRead(readJobs)
  const job = jobs?.find((candidate) => candidate.definition.kind === 'fear-greed')
  const none = latest.error instanceof ORPCError && latest.error.code === 'index_empty'
  return (
    <div className="now">
      <div className="stack">
        {latest.error !== undefined && !none && (
          <Failure error={latest.error} retry={() => reads.renew(readLatest)} />
        )}
        {none && <FirstScore job={job} />}
        {!none && latest.data && <ScoreCard latest={latest.data} job={job} />}
        {!none && !latest.data && latest.error === undefined && <ScoreSkeleton />}
        {!none && !wide && <HistoryCard />}
        {!none && <ComponentsCard components={latest.data?.components} />}
      </div>
      {wide ? (
        <div className="stack">
          {!none && <HistoryCard />}
          <JobsCard jobs={jobs} />
          <div className="now-lower">
            <DueCard />
            <RunsCard jobs={jobs} />
            <PressCard />
          </div>
        </div>
      ) : (
        <PressCard />
      )}
    </div>
  )
}
