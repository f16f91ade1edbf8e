import type { ImportPreview } from '../../../shared/import.ts'
import type { PreviewRow } from '../../../shared/import-row.ts'
import { meterIn, recurrenceIn } from '../../../shared/planned-words.ts'
import { useWords } from '../../session.ts'
import type { Localizer } from '../../words/words.ts'
import { labelOf, optionOf } from '../settings/field-words.ts'

/** The rows as they will be kept, with what each changes. */
export function ImportRows({ preview }: { readonly preview: ImportPreview }) {
  const words = useWords()
  const { items } = preview
  const fields = [...new Set(items.flatMap(({ values }) => Object.keys(values)))]
  const total = preview.new + preview.changed + preview.known + preview.duplicates
  return (
    <details>
      <summary>{words.t('panel.import.rows')}</summary>
      <div className="import-rows">
        <table>
          <thead>
            <tr>
              <th scope="col">
                <span className="unseen">{words.t('panel.import.rows')}</span>
              </th>
              {fields.map((field) => (
                <th scope="col" key={field}>
                  {labelOf(field, words)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map((row) => (
              <ImportRow key={row.line} row={row} fields={fields} />
            ))}
          </tbody>
        </table>
      </div>
      {total > items.length && <p>{words.t('panel.import.rows.more', { count: items.length })}</p>}
    </details>
  )
}

function cellText(field: string, value: string, words: Localizer): string {
  if (value === '') return ''
  if (field === 'status') return optionOf(field, value, words)
  if (field === 'cost') return words.number(Number(value), value.split('.')[1]?.length ?? 0)
  if (field === 'recurrence') return recurrenceIn(words, value)
  if (field === 'meter') return meterIn(words, value)
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? words.day(value) : value
}

function ImportRow({ row, fields }: { readonly row: PreviewRow; readonly fields: readonly string[] }) {
  const words = useWords()
  return (
    <tr>
      <th scope="row">
        {words.t(`panel.import.effect.${row.effect}`)}
        {row.changes.map(({ field, before, after }) => (
          <div className="hint" key={field}>
            {words.t('panel.import.change', {
              field: labelOf(field, words),
              before: cellText(field, before, words) || '–',
              after: cellText(field, after, words) || '–',
            })}
          </div>
        ))}
      </th>
      {fields.map((field) => (
        <td key={field}>{cellText(field, row.values[field] ?? '', words)}</td>
      ))}
    </tr>
  )
}
