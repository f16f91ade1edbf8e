/** The own headers of a channel. Their values are secrets: one that is set is never shown, and an empty field keeps it. */
import { useWords } from '../../session.ts'
import type { RefusedField } from '../../words/failure.ts'

/** A header in the form. */
export interface HeaderRow {
  /** Of the row, which stays while the name is typed. */
  readonly id: number
  readonly name: string
  readonly value: string
  readonly isStored: boolean
  readonly isRemoved: boolean
}

/** The rows of the headers that a channel has. */
export const headerRows = (names: readonly string[]): readonly HeaderRow[] =>
  names.map((name, id) => ({ id, name, value: '', isStored: true, isRemoved: false }))

/** What is to change: an empty value removes a header. */
export const enteredHeaders = (rows: readonly HeaderRow[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    rows
      .filter(({ isStored, isRemoved, name, value }) => (isStored ? isRemoved || value !== '' : name !== ''))
      .map(({ name, value, isRemoved }) => [name.trim(), isRemoved ? '' : value]),
  )

interface OwnHeadersProps {
  readonly rows: readonly HeaderRow[]
  readonly refused: RefusedField | null
  readonly onChange: (rows: readonly HeaderRow[]) => void
}

/** A name and a value for each, and a way to add one. */
export function OwnHeaders({ rows, refused, onChange }: OwnHeadersProps) {
  const words = useWords()
  const shown = rows.filter(({ isRemoved }) => !isRemoved)
  const change = (row: HeaderRow, next: Partial<HeaderRow>) =>
    onChange(rows.map((other) => (other === row ? { ...row, ...next } : other)))
  const remove = (row: HeaderRow) =>
    row.isStored ? change(row, { isRemoved: true }) : onChange(rows.filter((other) => other !== row))
  const add = () => {
    const id = Math.max(-1, ...rows.map((row) => row.id)) + 1
    onChange([...rows, { id, name: '', value: '', isStored: false, isRemoved: false }])
  }
  return (
    <fieldset className="field own-headers">
      <legend className="label">{words.t('panel.channels.headers')}</legend>
      {shown.map((row) => (
        <div className="own-header" key={row.id}>
          <input
            className="input"
            aria-label={words.t('panel.channels.header.name')}
            placeholder="X-Api-Key"
            autoComplete="off"
            spellCheck={false}
            readOnly={row.isStored}
            value={row.name}
            onChange={(event) => change(row, { name: event.target.value })}
          />
          <input
            className="input"
            type="password"
            aria-label={words.t('panel.channels.header.value')}
            placeholder={row.isStored ? words.t('panel.channels.kept') : ''}
            autoComplete="off"
            value={row.value}
            onChange={(event) => change(row, { value: event.target.value })}
          />
          <button type="button" className="button link" onClick={() => remove(row)}>
            {words.t('panel.field.remove')}
          </button>
          {refused?.field === `headers.${row.name.trim()}` && (
            <span className="reason" role="alert">
              {refused.problem}
            </span>
          )}
        </div>
      ))}
      <button type="button" className="button small" onClick={add}>
        {words.t('panel.channels.header.add')}
      </button>
      <span className="hint">{words.t('panel.channels.headers.hint')}</span>
    </fieldset>
  )
}
