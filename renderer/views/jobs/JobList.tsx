import type { Job } from '../../../shared/job.ts'
import { Card } from '../../parts/Card.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { SearchField } from '../../parts/SearchField.tsx'
import { useJobName } from '../../parts/useJobName.ts'
import { useSelection } from '../../parts/useSelection.ts'
import { useWords } from '../../session.ts'
import { freeText, oneOf, useListPlace } from '../../shell/list-place.ts'
import { hrefOf, NEW } from '../../shell/panel-route.ts'
import { KINDS } from '../../vocabulary.computed.ts'
import { matchesSearch } from '../../words/search.ts'
import { JobBulk } from './JobBulk.tsx'
import { JobRows } from './JobRows.tsx'
import { isIn, JOB_FILTERS, pressingFirst } from './job-order.ts'

/** Fewer jobs than this are seen at a glance. */
const MANY = 6

const FIELDS = { q: freeText, show: oneOf(JOB_FILTERS, null), kind: oneOf(KINDS, null) }

interface JobListProps {
  readonly jobs: readonly Job[]
  readonly chosen: string | null
}

/** All jobs, those that need somebody first, with search and filters, and a link to add one. */
export function JobList({ jobs, chosen }: JobListProps) {
  const words = useWords()
  const list = useListPlace(FIELDS)
  const jobNameOf = useJobName()
  const { q, show, kind } = list.place
  const shown = pressingFirst(jobs).filter(
    (job) =>
      isIn(job, show) &&
      (kind === null || job.definition.kind === kind) &&
      matchesSearch(`${jobNameOf(job)} ${job.id}`, q),
  )
  const selection = useSelection(shown.map(({ id }) => id))
  return (
    <Card
      title={words.t('panel.view.jobs')}
      aside={
        <a className="button small" href={hrefOf('jobs', NEW)}>
          {words.t('panel.job.new')}
        </a>
      }
    >
      {(jobs.length >= MANY || list.narrowed) && (
        <div className="list-filters">
          <SearchField
            label={words.t('panel.job.search')}
            value={q}
            onChange={(text) => list.type({ q: text })}
          />
          <select
            className="input"
            aria-label={words.t('panel.job.show')}
            value={show ?? ''}
            onChange={(event) =>
              list.choose({ show: JOB_FILTERS.find((one) => one === event.target.value) ?? null })
            }
          >
            <option value="">{words.t('panel.job.show.all')}</option>
            {JOB_FILTERS.map((one) => (
              <option key={one} value={one}>
                {words.t(`panel.job.show.${one}`)}
              </option>
            ))}
          </select>
          <select
            className="input"
            aria-label={words.t('panel.job.kind')}
            value={kind ?? ''}
            onChange={(event) =>
              list.choose({ kind: KINDS.find((one) => one === event.target.value) ?? null })
            }
          >
            <option value="">{words.t('panel.job.kind.all')}</option>
            {KINDS.map((one) => (
              <option key={one} value={one}>
                {words.t(`kind.${one}`)}
              </option>
            ))}
          </select>
        </div>
      )}
      <JobBulk jobs={shown.filter(({ id }) => selection.has(id))} selection={selection} />
      {shown.length === 0 && <Empty title={words.t('panel.job.none_here')} />}
      <JobRows jobs={shown} chosen={chosen} selection={selection} link={(id) => list.hrefOf('jobs', id)} />
    </Card>
  )
}
