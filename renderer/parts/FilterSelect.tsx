interface FilterSelectProps<T extends string> {
  /** For screen readers: what is shown says itself what it narrows. */
  readonly label: string
  readonly value: T | null
  readonly options: readonly T[]
  /** What stands for no option. */
  readonly none: string
  readonly nameOf: (option: T) => string
  readonly onChange: (value: T | null) => void
}

/** A choice that narrows or groups a list, or does not. */
export function FilterSelect<T extends string>({
  label,
  value,
  options,
  none,
  nameOf,
  onChange,
}: FilterSelectProps<T>) {
  return (
    <select
      className="input"
      aria-label={label}
      value={value ?? ''}
      onChange={({ target }) => onChange(options.find((one) => one === target.value) ?? null)}
    >
      <option value="">{none}</option>
      {options.map((one) => (
        <option key={one} value={one}>
          {nameOf(one)}
        </option>
      ))}
    </select>
  )
}
