import type { Job } from '../../../shared/job.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { CardSkeleton } from '../../parts/Skeleton.tsx'
import { useNarrow } from '../../parts/useNarrow.ts'
import { useRead } from '../../session.ts'
import { NEW } from '../../shell/panel-route.ts'
import { readJobs } from '../../store/known.ts'
import { JobDetail } from './JobDetail.tsx'
import { JobList } from './JobList.tsx'
import { NewJob } from './NewJob.tsx'

/** The jobs with their schedules and results. The popover shows either the list or one job. */
export function JobsView({ item }: { readonly item: string | null }) {
  const state = useRead(readJobs)
  const narrow = useNarrow()
  return (
    <Loaded read={readJobs} state={state} skeleton={<CardSkeleton lines={9} />}>
      {(jobs) => {
        if (item?.startsWith(NEW)) return <Adding jobs={jobs} kind={item.slice(NEW.length)} />
        const chosen = jobs.find((job) => job.id === item)
        if (narrow) return chosen ? <JobDetail job={chosen} back /> : <JobList jobs={jobs} chosen={null} />
        return <JobPair jobs={jobs} chosen={chosen ?? jobs[0]} />
      }}
    </Loaded>
  )
}

function JobPair({ jobs, chosen }: { readonly jobs: readonly Job[]; readonly chosen: Job | undefined }) {
  return (
    <div className="pair list-first">
      <JobList jobs={jobs} chosen={chosen?.id ?? null} />
      {chosen && <JobDetail key={chosen.id} job={chosen} />}
    </div>
  )
}

function Adding({ jobs, kind }: { readonly jobs: readonly Job[]; readonly kind: string }) {
  const narrow = useNarrow()
  if (narrow) return <NewJob jobs={jobs} kind={kind} back />
  return (
    <div className="pair list-first">
      <JobList jobs={jobs} chosen={null} />
      <NewJob jobs={jobs} kind={kind} />
    </div>
  )
}
