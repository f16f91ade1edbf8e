/** A labelled field for one of several values, named as the command line names them. */
import { useId } from 'react'
import { FieldNote } from '../../parts/FieldNote.tsx'

interface ChoiceFieldProps {
  readonly label: string
  readonly hint: string
  /** Why the value was refused; shown instead of the hint. */
  readonly reason: string | undefined
  readonly value: string
  readonly choices: readonly string[]
  readonly onChange: (value: string) => void
}

/** With what it is for, or why it was refused, below it. */
export function ChoiceField({ label, hint, reason, value, choices, onChange }: ChoiceFieldProps) {
  const id = useId()
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="input"
        value={value}
        aria-invalid={reason !== undefined}
        aria-describedby={`${id}-about`}
        onChange={(event) => onChange(event.target.value)}
      >
        {choices.map((choice) => (
          <option key={choice}>{choice}</option>
        ))}
      </select>
      <FieldNote id={`${id}-about`} hint={hint} reason={reason} />
    </div>
  )
}
