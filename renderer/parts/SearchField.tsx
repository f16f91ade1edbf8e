import { useEffect, useState } from 'react'
import { Icon } from './Icon.tsx'

const SETTLE_MS = 200

interface SearchFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** Searches while the user types, shortly after the last key. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  const [typed, setTyped] = useState(value)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed starts a search
  useEffect(() => {
    const timer = setTimeout(() => onChange(typed.trim()), SETTLE_MS)
    return () => clearTimeout(timer)
  }, [typed])
  // Back, or a link, changed what is searched.
  useEffect(() => setTyped((own) => (own.trim() === value ? own : value)), [value])
  return (
    <span className="search">
      <Icon name="search" />
      <input
        type="search"
        className="input"
        aria-label={label}
        placeholder={label}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </span>
  )
}
