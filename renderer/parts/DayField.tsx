/** A day with its label; or the two ends of a range of days. */
import { useId } from 'react'
import { useWords } from '../session.ts'

interface DayFieldProps {
  readonly label: string
  /** `2026-01-31`, or empty. */
  readonly value: string
  readonly min?: string | undefined
  readonly max?: string | undefined
  readonly onChange: (day: string) => void
}

/** A labelled field for a day, `YYYY-MM-DD`; empty if there is none. */
export function DayField({ label, value, min, max, onChange }: DayFieldProps) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="date"
        className="input"
        min={min}
        max={max}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}

/** Both ends are included; null leaves the range open. */
interface DayRangeEnds {
  readonly from: string | null
  readonly to: string | null
}

interface DayRangeFieldsProps extends DayRangeEnds {
  readonly onChange: (changed: Partial<DayRangeEnds>) => void
}

/** The fields of the first and the last day, of which none can pass the other. */
export function DayRangeFields({ from, to, onChange }: DayRangeFieldsProps) {
  const words = useWords()
  return (
    <>
      <DayField
        label={words.t('panel.log.from')}
        value={from ?? ''}
        max={to ?? undefined}
        onChange={(day) => onChange({ from: day === '' ? null : day })}
      />
      <DayField
        label={words.t('panel.log.to')}
        value={to ?? ''}
        min={from ?? undefined}
        onChange={(day) => onChange({ to: day === '' ? null : day })}
      />
    </>
  )
}
