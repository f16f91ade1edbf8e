import type { Job } from '../../../shared/job.ts'
import { Card } from '../../parts/Card.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { useSelection } from '../../parts/useSelection.ts'
import { useWords } from '../../session.ts'
import { withParams } from '../../shell/address.ts'
import { useListPlace } from '../../shell/list-place.ts'
import { hrefOf, NEW } from '../../shell/panel-route.ts'
import { JobBulk } from './JobBulk.tsx'
import { JobFilters } from './JobFilters.tsx'
import { JobRows } from './JobRows.tsx'
import { JOB_FIELDS, useShownJobs } from './shown-jobs.ts'

interface JobListProps {
  readonly jobs: readonly Job[]
  readonly chosen: string | null
}

/** All jobs, those that need somebody first, with search and filters, and a link to add one. */
export function JobList({ jobs, chosen }: JobListProps) {
  const words = useWords()
  const list = useListPlace(JOB_FIELDS)
  const shown = useShownJobs(jobs, list.place)
  const selection = useSelection(shown.map(({ id }) => id))
  return (
    <Card
      title={words.t('panel.view.jobs')}
      aside={
        <span className="list-tools">
          <a className="button small" href={withParams(hrefOf('jobs'), { as: 'timeline' })}>
            {words.t('panel.timeline')}
          </a>
          <a className="button small" href={list.hrefOf('jobs', NEW)}>
            {words.t('panel.job.new')}
          </a>
        </span>
      }
    >
      <JobFilters jobs={jobs} list={list} />
      <JobBulk jobs={shown.filter(({ id }) => selection.has(id))} selection={selection} />
      {shown.length === 0 && <Empty title={words.t('panel.job.none_here')} />}
      <JobRows jobs={shown} chosen={chosen} selection={selection} link={(id) => list.hrefOf('jobs', id)} />
    </Card>
  )
}
