import { useId } from 'react'
import { FilterSelect } from '../../parts/FilterSelect.tsx'
import { useWords } from '../../session.ts'
import type { ListPlace } from '../../shell/list-place.ts'
import type { RunFilter } from '../../store/known.ts'
import { OUTCOMES } from '../../vocabulary.computed.ts'
import { isMinute, minuteOf } from '../../words/minute.ts'

interface RunFiltersProps {
  readonly list: Pick<ListPlace<RunFilter>, 'place' | 'choose'>
}

/** The outcome and the time that the runs of a job are narrowed to. */
export function RunFilters({ list }: RunFiltersProps) {
  const words = useWords()
  const { outcome, from, to } = list.place
  return (
    <div className="list-filters run-filters">
      <FilterSelect
        label={words.t('panel.runs.outcome')}
        value={outcome}
        options={OUTCOMES}
        none={words.t('panel.runs.outcome.all')}
        nameOf={(one) => words.t(`outcome.${one}`)}
        onChange={(outcome) => list.choose({ outcome })}
      />
      <span className="list-tools">
        {' '}
        <MinuteField
          label={words.t('panel.runs.from')}
          at={from}
          onChange={(at) => list.choose({ from: at })}
        />
        <MinuteField label={words.t('panel.runs.to')} at={to} onChange={(at) => list.choose({ to: at })} />
      </span>{' '}
    </div>
  )
}

interface MinuteFieldProps {
  readonly label: string
  /** ms */
  readonly at: number | null
  readonly onChange: (at: number | null) => void
}

function MinuteField({ label, at, onChange }: MinuteFieldProps) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="datetime-local"
        className="input"
        value={at === null ? '' : minuteOf(at)}
        onChange={({ target: { value } }) => {
          if (value === '') onChange(null)
          else if (isMinute(value)) onChange(Date.parse(value))
        }}
      />
    </div>
  )
}
