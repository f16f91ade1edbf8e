import type { ImportPreview, ValueMeaning } from '../../../shared/import.ts'
import { useWords } from '../../session.ts'
import { labelOf, optionOf } from '../settings/field-words.ts'
import type { ImportPreviewProps } from './import-props.ts'
import { recurrenceToWrite } from './recurrence-words.ts'

const STATUSES = {
  maintenances: ['planned', 'in_progress', 'completed', 'cancelled'],
  assets: ['in_service', 'needs_maintenance', 'retired'],
} as const

/** What each status and recurrence of the file means; unknown ones are asked once and remembered. */
export function ImportMeanings({ preview, source, onChange }: ImportPreviewProps) {
  const words = useWords()
  const unknown = preview.values.filter(({ meaning }) => meaning === null).length
  const choose = ({ field, value }: ValueMeaning, meaning: string) => {
    const values = source.values ?? {}
    onChange({ ...source, values: { ...values, [field]: { ...values[field], [value]: meaning } } })
  }
  return (
    <details open={unknown > 0}>
      <summary>{words.t('panel.import.values')}</summary>
      {unknown > 0 && (
        <p className="reason" role="alert">
          {words.t('panel.import.values.unknown', { count: unknown })}
        </p>
      )}
      <div className="fields">
        {preview.values.map((one) => (
          <div className="field" key={`${one.field} ${one.value}`}>
            <label htmlFor={`meaning-${one.field}-${one.value}`}>
              {words.t('panel.import.value', {
                field: labelOf(one.field, words),
                value: one.value,
                count: one.rows,
              })}
            </label>
            <Meaning
              one={one}
              chosen={source.values?.[one.field]?.[one.value] ?? one.meaning}
              preview={preview}
              onChoose={(meaning) => choose(one, meaning)}
            />
          </div>
        ))}
      </div>
    </details>
  )
}

interface MeaningProps {
  readonly one: ValueMeaning
  readonly chosen: string | null
  readonly preview: ImportPreview
  readonly onChoose: (meaning: string) => void
}

/** A status is one of a few; a recurrence is written as `3 months` or `none`. */
function Meaning({ one, chosen, preview, onChoose }: MeaningProps) {
  const words = useWords()
  const id = `meaning-${one.field}-${one.value}`
  if (one.field === 'recurrence') {
    const shown = one.meaning === null ? '' : recurrenceToWrite(one.meaning, words)
    return (
      <input
        key={one.meaning}
        id={id}
        className="input"
        defaultValue={shown}
        placeholder={words.t('panel.import.recurrence.month', { count: 3 })}
        onBlur={({ target }) => {
          if (target.value.trim() !== shown) onChoose(target.value.trim())
        }}
      />
    )
  }
  const subject = preview.fields.includes('planned_on') ? 'maintenances' : 'assets'
  return (
    <select id={id} className="input" value={chosen ?? ''} onChange={({ target }) => onChoose(target.value)}>
      {chosen === null && <option value="">{words.t('panel.import.choose')}</option>}
      {STATUSES[subject].map((status) => (
        <option key={status} value={status}>
          {optionOf('status', status, words)}
        </option>
      ))}
    </select>
  )
}
