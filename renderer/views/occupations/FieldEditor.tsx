import { useId } from 'react'
import type { ContentField, OccupationContent } from '../../../shared/occupation.ts'
import { PAY_LEVELS } from '../../../shared/occupation-page.ts'
import { FormButtons } from '../../parts/FormButtons.tsx'
import { InlineForm } from '../../parts/InlineForm.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useKept } from '../../parts/useKept.ts'
import { useWords } from '../../session.ts'
import { type RefusedField, refusedField } from '../../words/failure.ts'

type FieldValue = OccupationContent[ContentField]

interface FieldEditorProps {
  readonly field: ContentField
  /** Names the form for entries that outlive its view. */
  readonly form: string
  readonly value: FieldValue
  readonly save: (value: FieldValue) => Promise<unknown>
  readonly onClose: () => void
}

/** Edits one field: a text, a list with one item per line, pay or outlook. */
export function FieldEditor({ field, form, value, save, onClose }: FieldEditorProps) {
  const words = useWords()
  const action = useAction()
  const entries = useKept<FieldValue>(form, value)
  const { value: draft, set: setDraft } = entries
  const close = () => {
    entries.forget()
    onClose()
  }
  const submit = async () => {
    const entered = Array.isArray(draft) ? draft.filter((line) => line.trim() !== '') : draft
    if (await action.run(() => save(entered).then(entries.forget))) onClose()
  }
  const failed = refusedField(action.error)
  const refused = failed?.field.split('.')[0] === field ? failed : null
  return (
    <InlineForm className="field-editor" onSubmit={() => void submit()} onClose={close}>
      <Editor field={field} value={draft} refused={refused} onChange={setDraft} />
      <FormButtons
        act={words.t('panel.occupations.edit.save')}
        action={action}
        onCancel={close}
        refusalShown={refused !== null}
        entries={entries}
      />
    </InlineForm>
  )
}

interface EditedFieldProps {
  readonly field: ContentField
  readonly value: FieldValue
  readonly refused: RefusedField | null
  readonly onChange: (value: FieldValue) => void
}

function Editor({ field, value, refused, onChange }: EditedFieldProps) {
  const words = useWords()
  const id = useId()
  if (field === 'salaries') {
    const salaries = value as OccupationContent['salaries']
    return <SalariesEditor value={salaries} refused={refused} onChange={onChange} />
  }
  if (field === 'outlook') {
    const outlook = value as OccupationContent['outlook']
    return <OutlookEditor value={outlook} refused={refused} onChange={onChange} />
  }
  const isText = field === 'description' || field === 'short_description'
  const text = Array.isArray(value) ? value.join('\n') : typeof value === 'string' ? value : ''
  return (
    <div className="field wide">
      <label htmlFor={id}>
        {isText ? words.t(`occupations.field.${field}`) : words.t('panel.occupations.edit.lines')}
      </label>
      <textarea
        id={id}
        rows={isText ? 6 : 8}
        value={text}
        {...refusalOf(field, refused, id)}
        onChange={({ target }) => onChange(isText ? target.value : target.value.split('\n'))}
      />
      <Reason at={field} refused={refused} id={id} />
    </div>
  )
}

/** Whether a refusal is about the value at a path, or about a part of it. */
const isAbout = (path: string, refused: RefusedField | null) =>
  refused !== null && (refused.field === path || refused.field.startsWith(`${path}.`))

/** Marks a control whose value, or the value it is a part of, is refused. */
function refusalOf(path: string, refused: RefusedField | null, id: string) {
  const is = isAbout(path, refused) || (refused !== null && path.startsWith(`${refused.field}.`))
  return { 'aria-invalid': is, 'aria-describedby': is ? `${id}-reason` : undefined }
}

interface ReasonProps {
  readonly at: string
  readonly refused: RefusedField | null
  readonly id: string
}

function Reason({ at, refused, id }: ReasonProps) {
  if (!isAbout(at, refused)) return null
  return (
    <span className="reason" id={`${id}-reason`} role="alert">
      {refused?.problem}
    </span>
  )
}

type Salaries = NonNullable<OccupationContent['salaries']>
const BOUNDS = ['min', 'median', 'max'] as const
const NAMES = { min: 'minimum', median: 'median', max: 'maximum' } as const
const BLANK_LEVEL = { min: 20_000, median: 20_000, max: 20_000 }
const BLANK: Salaries = { junior: BLANK_LEVEL, experienced: BLANK_LEVEL, senior: BLANK_LEVEL }

interface SalariesEditorProps {
  readonly value: Salaries | null
  readonly refused: RefusedField | null
  readonly onChange: (value: Salaries | null) => void
}

function SalariesEditor({ value, refused, onChange }: SalariesEditorProps) {
  const words = useWords()
  const id = useId()
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
        PAY_LEVELS.map((level) => (
          <fieldset key={level} className="buttons">
            <legend>{words.t(`panel.occupations.level.${level}`)}</legend>
            {BOUNDS.map((bound) => (
              <label key={bound} className="field">
                <span>{words.t(`panel.occupations.${NAMES[bound]}`)}</span>
                <input
                  type="number"
                  step={500}
                  value={Number.isNaN(value[level][bound]) ? '' : value[level][bound]}
                  {...refusalOf(`salaries.${level}.${bound}`, refused, id)}
                  onChange={({ target }) =>
                    onChange({ ...value, [level]: { ...value[level], [bound]: target.valueAsNumber } })
                  }
                />
              </label>
            ))}
            <Reason at={`salaries.${level}`} refused={refused} id={id} />
          </fieldset>
        ))}
      {refused?.field === 'salaries' && <Reason at="salaries" refused={refused} id={id} />}
    </>
  )
}

type Outlook = NonNullable<OccupationContent['outlook']>
const TRENDS = ['growing', 'stable', 'declining'] as const
const BLANK_OUTLOOK: Outlook = { tension: null, trend: 'stable', five_years: '' }

interface OutlookEditorProps {
  readonly value: Outlook | null
  readonly refused: RefusedField | null
  readonly onChange: (value: Outlook) => void
}

function OutlookEditor({ value, refused, onChange }: OutlookEditorProps) {
  const words = useWords()
  const id = useId()
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
          {...refusalOf('outlook.tension', refused, id)}
          onChange={({ target }) =>
            onChange({ ...outlook, tension: target.value === '' ? null : target.valueAsNumber })
          }
        />
        <Reason at="outlook.tension" refused={refused} id={id} />
      </label>
      <label className="field wide">
        <span>{words.t('panel.occupations.five_years')}</span>
        <textarea
          rows={3}
          value={outlook.five_years}
          {...refusalOf('outlook.five_years', refused, id)}
          onChange={({ target }) => onChange({ ...outlook, five_years: target.value })}
        />
        <Reason at="outlook.five_years" refused={refused} id={id} />
      </label>
    </>
  )
}
