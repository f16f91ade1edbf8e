import type { Job } from '../../../shared/job.ts'
import { SearchField } from '../../parts/SearchField.tsx'
import { useWords } from '../../session.ts'
import { KINDS } from '../../vocabulary.computed.ts'
import { JOB_FILTERS } from './job-order.ts'
import type { JobsListPlace } from './shown-jobs.ts'

/** Fewer jobs than this are seen at a glance. */
const MANY = 6

interface JobFiltersProps {
  readonly jobs: readonly Job[]
  readonly list: Pick<JobsListPlace, 'place' | 'choose' | 'type' | 'narrowed'>
}

/** The search, the state and the kind that jobs are narrowed to; nothing if there are few. */
export function JobFilters({ jobs, list }: JobFiltersProps) {
  const words = useWords()
  const { q, show, kind } = list.place
  if (jobs.length < MANY && !list.narrowed) return null
  return (
    <div className="list-filters">
      <SearchField
        label={words.t('panel.job.search')}
        value={q}
        onChange={(text) => list.type({ q: text })}
      />
      <span className="list-tools">
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
          onChange={(event) => list.choose({ kind: KINDS.find((one) => one === event.target.value) ?? null })}
        >
          <option value="">{words.t('panel.job.kind.all')}</option>
          {KINDS.map((one) => (
            <option key={one} value={one}>
              {words.t(`kind.${one}`)}
            </option>
          ))}
        </select>
      </span>
    </div>
  )
}
