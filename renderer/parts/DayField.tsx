/** A day with its label. */
import { useId } from 'react'

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
