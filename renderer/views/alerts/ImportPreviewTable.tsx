import type { ColumnMapping, ImportPreview } from '../../../shared/import.ts'
import { useWords } from '../../session.ts'
import { labelOf } from '../settings/field-words.ts'

interface ImportPreviewTableProps {
  readonly preview: ImportPreview
  readonly onMapping: (mapping: ColumnMapping) => void
}

/** The contents of a file: the mapping of its columns, the number of rows, and each invalid row. */
export function ImportPreviewTable({ preview, onMapping }: ImportPreviewTableProps) {
  const words = useWords()
  return (
    <>
      <p>
        {words.t('panel.import.counts', {
          rows: preview.rows,
          added: preview.new,
          changed: preview.changed,
          known: preview.known,
          faulty: preview.faulty,
        })}
      </p>
      {preview.format === 'csv' && <Mapping preview={preview} onMapping={onMapping} />}
      {preview.missing_fields.length > 0 && (
        <p className="reason" role="alert">
          {words.t('panel.import.missing', {
            fields: preview.missing_fields.map((field) => labelOf(field, words)).join(', '),
          })}
        </p>
      )}
      {preview.faults.length > 0 && (
        <details open={preview.faults.length <= 8}>
          <summary>{words.t('panel.import.faults', { count: preview.faulty })}</summary>
          <ul className="faults">
            {preview.faults.map((fault) => (
              <li key={`${fault.line} ${fault.column} ${fault.problem}`}>
                <strong>{words.t('panel.import.line', { line: fault.line })}</strong> {fault.message}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/** The column of each field; proposed, remembered for the same headings, editable. */
function Mapping({ preview, onMapping }: ImportPreviewTableProps) {
  const words = useWords()
  const change = (field: string, heading: string) => {
    const { [field]: _, ...rest } = preview.mapping
    onMapping(heading === '' ? rest : { ...rest, [field]: heading })
  }
  return (
    <div className="fields">
      {preview.fields.map((field) => (
        <div className="field" key={field}>
          <label htmlFor={`map-${field}`}>{labelOf(field, words)}</label>
          <select
            id={`map-${field}`}
            className="input"
            value={preview.mapping[field] ?? ''}
            onChange={(event) => change(field, event.target.value)}
          >
            <option value="">{words.t('panel.import.no_column')}</option>
            {preview.headings.map((heading) => (
              <option key={heading}>{heading}</option>
            ))}
          </select>
        </div>
      ))}
    </div>
  )
}
