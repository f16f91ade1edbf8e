import '../../styles/trades.css'
import type { Job } from '../../../shared/job.ts'
import { jobSubject } from '../../../shared/new-job-name.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { CardSkeleton } from '../../parts/Skeleton.tsx'
import { Tabs } from '../../parts/Tabs.tsx'
import { useJobName } from '../../parts/useJobName.ts'
import { useRead, useWords } from '../../session.ts'
import { NoSuchPlace } from '../../shell/NoSuchPlace.tsx'
import { hrefOf } from '../../shell/panel-route.ts'
import { usePartTitle } from '../../shell/part-title.ts'
import { readJobs } from '../../store/known.ts'
import { isFirstName } from '../../words/job-name.ts'
import { BarsCard } from './BarsCard.tsx'
import { CopiesCard } from './CopiesCard.tsx'
import { DaysCard } from './DaysCard.tsx'
import { QualityCard } from './QualityCard.tsx'
import { readStatus } from './reads.ts'
import { StatusCard } from './StatusCard.tsx'

/** The trades job that every Vigie has. */
const FIRST = 'trades'

/** Whether the history is complete. If there are several jobs, one at a time. */
export function TradesView({ item }: { readonly item: string | null }) {
  const { data } = useRead(readJobs)
  const jobs = data?.filter(({ definition }) => definition.kind === 'trades') ?? []
  const chosen = jobs.find(({ id }) => id === item)?.id ?? FIRST
  const none = data !== undefined && item !== null && item !== chosen
  return (
    <div className="stack">
      {none && <NoSuchPlace view="trades" address={`trades/${item}`} />}
      {jobs.length > 1 && <JobTabs jobs={jobs} chosen={chosen} />}
      <Collection key={chosen} jobId={chosen} />
    </div>
  )
}

/** Beside others, a collection that its owner did not name is called by its symbol. */
function JobTabs({ jobs, chosen }: { readonly jobs: readonly Job[]; readonly chosen: string }) {
  const words = useWords()
  const jobNameOf = useJobName()
  const open = jobs.find(({ id }) => id === chosen)
  const nameOf = (job: Job) => (isFirstName(job) ? jobSubject(job.definition, words.t) : jobNameOf(job))
  usePartTitle(open && nameOf(open))
  return (
    <Tabs
      name={words.t('panel.trades.histories')}
      tabs={jobs.map((job) => ({
        href: job.id === FIRST ? hrefOf('trades') : hrefOf('trades', job.id),
        label: nameOf(job),
        current: job.id === chosen,
      }))}
    />
  )
}

function Collection({ jobId }: { readonly jobId: string }) {
  const read = readStatus(jobId)
  const state = useRead(read)
  return (
    <Loaded read={read} state={state} skeleton={<CardSkeleton lines={9} />}>
      {(status) => (
        <div className="pair">
          <div className="stack">
            <StatusCard status={status} />
            <DaysCard status={status} />
            {status.copies && <CopiesCard jobId={jobId} copies={status.copies} />}
            <QualityCard jobId={jobId} />
          </div>
          <BarsCard jobId={jobId} />
        </div>
      )}
    </Loaded>
  )
}
