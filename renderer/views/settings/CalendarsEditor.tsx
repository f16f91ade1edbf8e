import { useRead, useWords } from '../../session.ts'
import { readCalendars } from './calendar-reads.ts'
import type { EditorProps } from './editor-props.ts'
import { optionOf } from './field-words.ts'

/** Several of the calendars that exist; one that a schedule still names, but that is gone, can be left out. */
export function CalendarsEditor({ path, value, onChange }: EditorProps) {
  const words = useWords()
  const { data: calendars = [] } = useRead(readCalendars)
  const chosen = Array.isArray(value) ? value.map(String) : []
  const names = [...new Set([...calendars.map(({ name }) => name), ...chosen])]
  return (
    <div className="several">
      {names.map((name) => (
        <label key={name}>
          <input
            type="checkbox"
            checked={chosen.includes(name)}
            onChange={(event) =>
              onChange(
                names.filter((other) => (other === name ? event.target.checked : chosen.includes(other))),
              )
            }
          />
          {calendars.some((one) => one.name === name && one.kind === 'exchange')
            ? optionOf(`${path}.session`, name, words)
            : name}
        </label>
      ))}
    </div>
  )
}
