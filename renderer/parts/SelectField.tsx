import { useId } from 'react'

interface SelectFieldProps<T extends string> {
  readonly label: string
  readonly value: T | ''
  readonly options: readonly T[]
  /** What stands for no option; if absent, one must be chosen. */
  readonly none?: string
  readonly isInvalid?: boolean
  readonly onChange: (value: T | '') => void
}

/** A labelled choice among names that are shown as they are: headings, sheets, character sets. */
export function SelectField<T extends string>({
  label,
  value,
  options,
  none,
  isInvalid = false,
  onChange,
}: SelectFieldProps<T>) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="input"
        value={value}
        aria-invalid={isInvalid}
        onChange={({ target }) => onChange(target.value as T | '')}
      >
        {none !== undefined && <option value="">{none}</option>}
        {options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </select>
    </div>
  )
}
