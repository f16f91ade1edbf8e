import { Fragment, type ReactNode } from 'react'
import type { Job } from '../../../shared/job.ts'
import { Card } from '../../parts/Card.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { CardSkeleton } from '../../parts/Skeleton.tsx'
import { useJobName } from '../../parts/useJobName.ts'
import { useWide } from '../../parts/useNarrow.ts'
import { useRead, useWords } from '../../session.ts'
import { oneOf, useListPlace } from '../../shell/list-place.ts'
import { NEW } from '../../shell/panel-route.ts'
import { usePartTitle } from '../../shell/part-title.ts'
import { readJobs } from '../../store/known.ts'
import { JobDetail } from './JobDetail.tsx'
import { JobList } from './JobList.tsx'
import { NewJob } from './NewJob.tsx'
import { Timeline } from './timeline/Timeline.tsx'

const VIEW_FIELDS = { as: oneOf(['timeline'], null) }

/** The jobs with their schedules and results: the list beside one job, or one of them if there is no room for both. */
export function JobsView({ item }: { readonly item: string | null }) {
  const state = useRead(readJobs)
  const wide = useWide()
  const { as } = useListPlace(VIEW_FIELDS).place
  usePartTitle(useOpenName(item, as !== null, state.data))
  return (
    <Loaded read={readJobs} state={state} skeleton={<CardSkeleton lines={9} />}>
      {(jobs) => {
        if (item?.startsWith(NEW)) return <Adding jobs={jobs} begin={item.slice(NEW.length)} />
        if (item === null && as === 'timeline') return <Timeline jobs={jobs} />
        const chosen = jobs.find((job) => job.id === item)
        if (item !== null && chosen === undefined) return <NoSuchJob jobs={jobs} id={item} />
        if (!wide && chosen === undefined) return <JobList jobs={jobs} chosen={null} />
        return <JobPair jobs={jobs} chosen={chosen ?? jobs[0]} />
      }}
    </Loaded>
  )
}

/** Returns the name of what the address opens; null of the list itself. */
function useOpenName(
  item: string | null,
  timeline: boolean,
  jobs: readonly Job[] | undefined,
): string | null {
  const words = useWords()
  const jobNameOf = useJobName()
  if (item === null) return timeline ? words.t('panel.timeline') : null
  if (item.startsWith(NEW)) return words.t('panel.job.new')
  const job = jobs?.find(({ id }) => id === item)
  return job === undefined ? null : jobNameOf(job)
}

/** An address of a job that was removed, or never was. */
function NoSuchJob({ jobs, id }: { readonly jobs: readonly Job[]; readonly id: string }) {
  const words = useWords()
  return (
    <div className="stack">
      <Card title={words.t('panel.job.unknown', { id })}>
        <p role="alert">{words.t('panel.job.unknown.what')}</p>
      </Card>
      <JobList jobs={jobs} chosen={null} />
    </div>
  )
}

function JobPair({ jobs, chosen }: { readonly jobs: readonly Job[]; readonly chosen: Job | undefined }) {
  const wide = useWide()
  return (
    <BesideList jobs={jobs} chosen={chosen?.id ?? null}>
      {chosen && <JobDetail key={chosen.id} job={chosen} back={!wide} />}
    </BesideList>
  )
}

function Adding({ jobs, begin }: { readonly jobs: readonly Job[]; readonly begin: string }) {
  const wide = useWide()
  return (
    <BesideList jobs={jobs} chosen={null}>
      <NewJob jobs={jobs} begin={begin} back={!wide} />
    </BesideList>
  )
}

interface BesideListProps {
  readonly jobs: readonly Job[]
  readonly chosen: string | null
  readonly children: ReactNode
}

/** The list if there is room for it. What is beside it keeps its place, and so what was entered, if the width changes. */
function BesideList({ jobs, chosen, children }: BesideListProps) {
  const wide = useWide()
  return (
    <div className={wide ? 'pair list-first' : 'stack'}>
      {wide && <JobList key="list" jobs={jobs} chosen={chosen} />}
      <Fragment key="beside">{children}</Fragment>
    </div>
  )
}
