/** Selects one of a few options with explanations: radio buttons drawn as cards. */
import '../styles/radio-cards.css'
import { useId } from 'react'

interface RadioCardsProps<T extends string> {
  readonly legend: string
  readonly value: T
  readonly options: readonly { readonly value: T; readonly label: string; readonly what: string }[]
  readonly onChange: (value: T) => void
}

/** The legend is visible, unlike that of `Choice`. */
export function RadioCards<T extends string>({ legend, value, options, onChange }: RadioCardsProps<T>) {
  const group = useId()
  return (
    <fieldset>
      <legend className="profiles-legend">{legend}</legend>
      <div className="profiles">
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={group}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <strong>{option.label}</strong>
            <span>{option.what}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
