/** Selects one of a few visible options: a group of radio buttons drawn as one control. */
import { useId } from 'react'

interface ChoiceProps<T extends string> {
  readonly name: string
  readonly value: T
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly onChange: (value: T) => void
}

/** A group of radio buttons; `name` is read by screen readers and not shown. */
export function Choice<T extends string>({ name, value, options, onChange }: ChoiceProps<T>) {
  const group = useId()
  return (
    <fieldset className="choice">
      <legend className="unseen">{name}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={group}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}
