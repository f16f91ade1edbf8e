import { type FormEvent, useState } from 'react'
import type { ContentField, OccupationContent } from '../../../shared/occupation.ts'
import { useWords } from '../../session.ts'

type FieldValue = OccupationContent[ContentField]

interface FieldEditorProps {
  readonly field: ContentField
  readonly value: FieldValue
  readonly busy: boolean
  readonly onSave: (value: FieldValue) => void
  readonly onClose: () => void
}

/** Edits one field: a text, a list with one item per line, pay or outlook. */
export function FieldEditor({ field, value, busy, onSave, onClose }: FieldEditorProps) {
  const words = useWords()
  const [draft, setDraft] = useState<FieldValue>(value)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSave(Array.isArray(draft) ? draft.filter((line) => line.trim() !== '') : draft)
  }
  return (
    <form className="field-editor" onSubmit={submit}>
      <Editor field={field} value={draft} onChange={setDraft} />
      <div className="buttons">
        <button type="submit" className="button primary" disabled={busy}>
          {words.t('panel.occupations.edit.save')}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {words.t('panel.cancel')}
        </button>
      </div>
    </form>
  )
}

interface EditorProps {
  readonly field: ContentField
  readonly value: FieldValue
  readonly onChange: (value: FieldValue) => void
}

function Editor({ field, value, onChange }: EditorProps) {
  const words = useWords()
  if (field === 'salaries')
    return <SalariesEditor value={value as OccupationContent['salaries']} onChange={onChange} />
  if (field === 'outlook')
    return <OutlookEditor value={value as OccupationContent['outlook']} onChange={onChange} />
  const isText = field === 'description' || field === 'short_description'
  const text = Array.isArray(value) ? value.join('\n') : typeof value === 'string' ? value : ''
  return (
    <label className="field wide">
      <span>{isText ? words.t(`occupations.field.${field}`) : words.t('panel.occupations.edit.lines')}</span>
      <textarea
        rows={isText ? 6 : 8}
        value={text}
        onChange={({ target }) => onChange(isText ? target.value : target.value.split('\n'))}
      />
    </label>
  )
}

type Salaries = NonNullable<OccupationContent['salaries']>
const LEVELS = ['junior', 'experienced', 'senior'] as const
const BOUNDS = ['min', 'median', 'max'] as const
const NAMES = { min: 'minimum', median: 'median', max: 'maximum' } as const
const BLANK_LEVEL = { min: 20_000, median: 20_000, max: 20_000 }
const BLANK: Salaries = { junior: BLANK_LEVEL, experienced: BLANK_LEVEL, senior: BLANK_LEVEL }

interface SalariesEditorProps {
  readonly value: Salaries | null
  readonly onChange: (value: Salaries | null) => void
}

function SalariesEditor({ value, onChange }: SalariesEditorProps) {
  const words = useWords()
  return (
    <>
      <label>
        <input
          type="checkbox"
          checked={value === null}
          onChange={({ target }) => onChange(target.checked ? null : BLANK)}
        />{' '}
        {words.t('panel.occupations.unknown_salaries')}
      </label>
      {value !== null &&
        LEVELS.map((level) => (
          <fieldset key={level} className="buttons">
            <legend>{words.t(`panel.occupations.level.${level}`)}</legend>
            {BOUNDS.map((bound) => (
              <label key={bound} className="field">
                <span>{words.t(`panel.occupations.${NAMES[bound]}`)}</span>
                <input
                  type="number"
                  step={500}
                  value={value[level][bound]}
                  onChange={({ target }) =>
                    onChange({ ...value, [level]: { ...value[level], [bound]: target.valueAsNumber } })
                  }
                />
              </label>
            ))}
          </fieldset>
        ))}
    </>
  )
}

type Outlook = NonNullable<OccupationContent['outlook']>
const TRENDS = ['growing', 'stable', 'declining'] as const
const BLANK_OUTLOOK: Outlook = { tension: null, trend: 'stable', five_years: '' }

interface OutlookEditorProps {
  readonly value: Outlook | null
  readonly onChange: (value: Outlook) => void
}

function OutlookEditor({ value, onChange }: OutlookEditorProps) {
  const words = useWords()
  const outlook = value ?? BLANK_OUTLOOK
  return (
    <>
      <label className="field">
        <span>{words.t('panel.occupations.trend')}</span>
        <select
          value={outlook.trend}
          onChange={({ target }) => onChange({ ...outlook, trend: target.value as Outlook['trend'] })}
        >
          {TRENDS.map((trend) => (
            <option key={trend} value={trend}>
              {words.t(`panel.occupations.trend.${trend}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{words.t('panel.occupations.tension')}</span>
        <input
          type="number"
          min={0}
          max={1}
          step={0.1}
          value={outlook.tension ?? ''}
          onChange={({ target }) =>
            onChange({ ...outlook, tension: target.value === '' ? null : target.valueAsNumber })
          }
        />
      </label>
      <label className="field wide">
        <span>{words.t('panel.occupations.five_years')}</span>
        <textarea
          rows={3}
          value={outlook.five_years}
          onChange={({ target }) => onChange({ ...outlook, five_years: target.value })}
        />
      </label>
    </>
  )
}
