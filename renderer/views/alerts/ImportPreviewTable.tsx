import type { ImportPreview } from '../../../shared/import.ts'
import { useWords } from '../../session.ts'
import { countsText } from '../../words/counts.ts'
import type { Localizer } from '../../words/words.ts'
import { labelOf } from '../settings/field-words.ts'
import { ImportColumns, NamelessEvents } from './ImportColumns.tsx'
import { ImportMeanings } from './ImportMeanings.tsx'
import { ImportRemarks } from './ImportRemarks.tsx'
import { ImportRows } from './ImportRows.tsx'
import type { ImportPreviewProps } from './import-props.ts'

/** The contents of a file: its columns, what its values mean, its rows as they will be, and each invalid row. */
export function ImportPreviewTable(props: ImportPreviewProps) {
  const words = useWords()
  const { preview } = props
  return (
    <>
      <p>
        {preview.program !== null && `${words.t('panel.import.program', { program: preview.program })} `}
        {words.t('panel.import.counts', {
          count: preview.rows,
          counts: countsText(
            {
              new: preview.new,
              changed: preview.changed,
              known: preview.known,
              faulty: preview.faulty,
            },
            words,
          ),
        })}
      </p>
      {preview.missing_fields.length > 0 && (
        <p className="reason" role="alert">
          {words.t('panel.import.missing', {
            fields: preview.missing_fields.map((field) => labelOf(field, words)).join(', '),
          })}
        </p>
      )}
      {preview.format === 'table' ? <ImportColumns {...props} /> : <NamelessEvents {...props} />}
      <ImportRemarks {...props} />
      {preview.values.length > 0 && <ImportMeanings {...props} />}
      {preview.items.length > 0 && <ImportRows preview={preview} />}
      {preview.faults.length > 0 && (
        <details open={preview.faults.length <= 8}>
          <summary>{words.t('panel.import.faults', { count: preview.faulty })}</summary>
          <ul className="faults">
            {preview.faults.map((fault) => (
              <li key={`${fault.line} ${fault.column} ${fault.problem}`}>
                <strong>{words.t('panel.import.line', { line: fault.line })}</strong>{' '}
                {faultText(fault, words)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function faultText({ column, value, message }: ImportPreview['faults'][number], words: Localizer): string {
  if (column === null && value === '') return message
  if (column === null) return words.t('panel.import.fault.row', { value, message })
  if (value === '') return words.t('panel.import.fault.empty', { column, message })
  return words.t('panel.import.fault', { column, value, message })
}
