import type { ImportedRecords } from '../../../shared/contract/occupations-answers.ts'
import { SelectField } from '../../parts/SelectField.tsx'
import { useWords } from '../../session.ts'
import { RECORD_FIELDS, TEXT_ENCODINGS } from '../../vocabulary.computed.ts'
import { countsText } from '../../words/counts.ts'
import type { RecordsReading } from './records-file.ts'

interface RecordsPreviewProps {
  readonly preview: ImportedRecords
  readonly reading: RecordsReading
  readonly onChange: (reading: RecordsReading) => void
}

/** How a file is read, with what can be chosen, its first records, and what is left out. */
export function RecordsPreview({ preview, reading, onChange }: RecordsPreviewProps) {
  const words = useWords()
  const { form, created, updated, unchanged, changes, unused, sample, refused } = preview
  const named = (counts: typeof changes) =>
    RECORD_FIELDS.flatMap((field) => {
      const count = counts[field]
      return count === undefined ? [] : [`${words.t(`occupations.field.${field}`)} (${count})`]
    }).join(', ')
  const [changed, byHand] = [named(changes), named(preview.locked)]
  return (
    <>
      <p>
        {words.t(`panel.occupations.import.form.${form}`)}{' '}
        {`${countsText({ new: created, changed: updated, unchanged }, words)}.`}
      </p>
      {changed !== '' && <p>{words.t('panel.occupations.import.changes', { fields: changed })}</p>}
      {byHand !== '' && (
        <p className="reason">{words.t('panel.occupations.import.by_hand', { fields: byHand })}</p>
      )}
      {unused.length > 0 && <p>{words.t('panel.import.unused', { names: unused.join(', ') })}</p>}
      {preview.missing.length > 0 && (
        <p className="reason" role="alert">
          {words.t('panel.import.missing', {
            fields: preview.missing.map((field) => words.t(`occupations.field.${field}`)).join(', '),
          })}
        </p>
      )}
      <div className="fields">
        {preview.encoding !== null && (
          <SelectField
            label={words.t('panel.import.encoding')}
            value={reading.encoding ?? preview.encoding}
            options={TEXT_ENCODINGS}
            onChange={(encoding) => encoding && onChange({ ...reading, encoding })}
          />
        )}
        {form === 'list' && <Columns preview={preview} reading={reading} onChange={onChange} />}
      </div>
      <div className="import-rows">
        <table className="table">
          <tbody>
            {sample.map(({ code, title, description }) => (
              <tr key={code}>
                <th scope="row" className="mono">
                  {code}
                </th>
                <td>{title}</td>
                <td className="muted clipped">{description}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {refused.length > 0 && (
        <details open={refused.length <= 8}>
          <summary>{words.t('panel.import.faults', { count: refused.length })}</summary>
          <ul className="faults">
            {refused.map(({ where, problem }) => (
              <li key={`${where} ${problem}`}>
                <strong>{where}</strong> {problem}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/** The column of each field. Those that are in the file are shown, and the two that are needed. */
function Columns({ preview, reading, onChange }: RecordsPreviewProps) {
  const words = useWords()
  const { columns, headings, remembered, separators } = preview
  const labelOf = (field: (typeof RECORD_FIELDS)[number]) => {
    const name = words.t(`occupations.field.${field}`)
    const separator = separators[field]
    return separator === undefined ? name : `${name} (${words.t(`occupations.separators.${separator}`)})`
  }
  const shown = RECORD_FIELDS.filter(
    (field) => field in columns || headings.length > Object.keys(columns).length,
  )
  return (
    <>
      {shown.map((field) => (
        <SelectField
          key={field}
          label={labelOf(field)}
          value={columns[field] ?? ''}
          options={headings}
          none={words.t('panel.import.no_column')}
          onChange={(heading) =>
            onChange({ ...reading, columns: { ...columns, ...reading.columns, [field]: heading } })
          }
        />
      ))}
      {remembered && <p className="muted">{words.t('panel.occupations.import.remembered')}</p>}
    </>
  )
}
