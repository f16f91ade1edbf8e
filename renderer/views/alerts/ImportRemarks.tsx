import type { ComponentProps } from 'react'
import type { ImportPreview } from '../../../shared/import.ts'
import { Choice } from '../../parts/Choice.tsx'
import { useWords } from '../../session.ts'
import { GONE_CHOICES, MOVED_CHOICES, PAST_CHOICES } from '../../vocabulary.computed.ts'
import type { ImportPreviewProps } from './import-props.ts'

/** What is worth knowing before the import, and the choices it gives: order of dates, and what is past. */
export function ImportRemarks({ preview, source, onChange }: ImportPreviewProps) {
  const words = useWords()
  return (
    <>
      {preview.unused.length > 0 && (
        <p>{words.t('panel.import.unused', { names: preview.unused.join(', ') })}</p>
      )}
      {preview.ambiguous_dates > 0 && (
        <RemarkChoice
          text={words.t('panel.import.dates', { count: preview.ambiguous_dates })}
          value={preview.date_order}
          options={(['dmy', 'mdy'] as const).map((value) => ({
            value,
            label: words.t(`panel.import.dates.${value}`),
          }))}
          hint={words.t(`panel.import.dates.from.${preview.date_order_from}`)}
          onChange={(date_order) => onChange({ ...source, date_order })}
        />
      )}
      {preview.late > 0 && (
        <RemarkChoice
          text={words.t('panel.import.late', { count: preview.late })}
          value={preview.past}
          options={PAST_CHOICES.map((value) => ({ value, label: words.t(`panel.import.past.${value}`) }))}
          onChange={(past) => onChange({ ...source, past })}
        />
      )}
      {preview.gone > 0 && (
        <RemarkChoice
          text={words.t('panel.import.gone', { count: preview.gone })}
          titles={preview.gone_titles}
          value={preview.gone_choice}
          options={GONE_CHOICES.map((value) => ({
            value,
            label: words.t(`panel.import.gone.${value}`, { count: preview.gone }),
          }))}
          onChange={(gone) => onChange({ ...source, gone })}
        />
      )}
      {preview.moved > 0 && (
        <RemarkChoice
          text={words.t('panel.import.moved', { count: preview.moved })}
          titles={preview.moved_titles}
          value={preview.moved_choice}
          options={MOVED_CHOICES.map((value) => ({
            value,
            label: words.t(`panel.import.moved.${value}`, { count: preview.moved }),
          }))}
          onChange={(moved) => onChange({ ...source, moved })}
        />
      )}
      <RemarkList preview={preview} />
    </>
  )
}

interface RemarkChoiceProps<T extends string> extends Omit<ComponentProps<typeof Choice<T>>, 'name'> {
  readonly text: string
  /** What it is about, shown when it is pointed at. */
  readonly titles?: readonly string[]
  readonly hint?: string
}

/** A sentence that ends with a choice. */
function RemarkChoice<T extends string>({ text, titles, hint, ...choice }: RemarkChoiceProps<T>) {
  return (
    <div>
      <p title={titles?.join('\n')}>{text}</p>
      <Choice name={text} {...choice} />
      {hint && <p className="hint">{hint}</p>}
    </div>
  )
}

const REMARKS = [
  ['ignored', 'panel.import.ignored'],
  ['skipped', 'panel.import.skipped'],
  ['duplicates', 'panel.import.duplicates'],
  ['assets_new', 'panel.import.assets_new'],
  ['assets_numbered', 'panel.import.assets_numbered'],
  ['series_continued', 'panel.import.continued'],
  ['series_ended', 'panel.import.ended'],
] as const

function RemarkList({ preview }: { readonly preview: ImportPreview }) {
  const words = useWords()
  const shown = REMARKS.filter(([count]) => preview[count] > 0)
  if (shown.length === 0) return null
  return (
    <ul>
      {shown.map(([count, key]) => (
        <li key={key}>
          {words.t(key, { count: preview[count] })}
          {count === 'ignored' && <IgnoredRows preview={preview} />}
        </li>
      ))}
    </ul>
  )
}

/** The first of the rows that count for nothing, and why. */
function IgnoredRows({ preview }: { readonly preview: ImportPreview }) {
  const words = useWords()
  return (
    <ul className="faults">
      {preview.ignored_rows.map(({ line, title, message }) => (
        <li key={line}>
          <strong>{words.t('panel.import.line', { line })}</strong>{' '}
          {title === '' ? message : words.t('panel.import.fault.row', { value: title, message })}
        </li>
      ))}
    </ul>
  )
}
