/** What a service asks for: its options, and its secrets, which are never shown. */
import { TextField } from '../../parts/TextField.tsx'
import { useWords } from '../../session.ts'
import { ChoiceField } from './ChoiceField.tsx'
import type { PresetItem } from './channel-reads.ts'

type ServiceField = PresetItem['fields'][number]

/** What is entered for a service, by the names of its fields. */
export interface ServiceEntries {
  readonly options: Readonly<Record<string, string>>
  readonly secrets: Readonly<Record<string, string>>
}

interface ServiceFieldsProps {
  readonly fields: readonly ServiceField[]
  readonly entries: ServiceEntries
  /** Secrets that are set already: an empty field keeps them. */
  readonly kept: readonly string[]
  /** Why a field was refused. */
  readonly reasonOf: (place: string) => string | undefined
  readonly onChange: (entries: ServiceEntries) => void
}

/** Where a refusal names a field. */
export const placeOf = ({ secret, name }: ServiceField): string => `${secret ? 'secrets' : 'options'}.${name}`

/** One field each, named as the service names it. */
export function ServiceFields({ fields, entries, kept, reasonOf, onChange }: ServiceFieldsProps) {
  const words = useWords()
  const enter = (part: keyof ServiceEntries, name: string) => (value: string) =>
    onChange({ ...entries, [part]: { ...entries[part], [name]: value } })
  return fields.map((field) => {
    const { name, label, hint, secret, choices, standard } = field
    const common = { hint, reason: reasonOf(placeOf(field)) }
    if (choices.length > 0) {
      const value = entries.options[name] ?? standard
      return (
        <ChoiceField
          key={placeOf(field)}
          {...common}
          label={label}
          choices={choices}
          value={value}
          onChange={enter('options', name)}
        />
      )
    }
    if (!secret) {
      return (
        <TextField
          key={placeOf(field)}
          {...common}
          label={label}
          value={entries.options[name] ?? ''}
          placeholder={standard}
          onChange={enter('options', name)}
        />
      )
    }
    return (
      <TextField
        key={placeOf(field)}
        {...common}
        type="password"
        label={words.t('panel.channels.secret', { label })}
        value={entries.secrets[name] ?? ''}
        placeholder={kept.includes(name) ? words.t('panel.channels.kept') : ''}
        onChange={enter('secrets', name)}
      />
    )
  })
}
