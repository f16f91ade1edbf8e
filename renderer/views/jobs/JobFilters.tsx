import type { Job } from '../../../shared/job.ts'
import { FilterSelect } from '../../parts/FilterSelect.tsx'
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
        <FilterSelect
          label={words.t('panel.job.show')}
          value={show}
          options={JOB_FILTERS}
          none={words.t('panel.job.show.all')}
          nameOf={(one) => words.t(`panel.job.show.${one}`)}
          onChange={(show) => list.choose({ show })}
        />
        <FilterSelect
          label={words.t('panel.job.kind')}
          value={kind}
          options={KINDS}
          none={words.t('panel.job.kind.all')}
          nameOf={(one) => words.t(`kind.${one}`)}
          onChange={(kind) => list.choose({ kind })}
        />
      </span>
    </div>
  )
}
