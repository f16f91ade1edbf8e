import { SelectField } from '../../parts/SelectField.tsx'
import { useWords } from '../../session.ts'
import { TEXT_ENCODINGS } from '../../vocabulary.computed.ts'
import { labelOf } from '../settings/field-words.ts'
import type { ImportPreviewProps } from './import-props.ts'

/** The sheet, the character set, the heading row, and the column of each field: found, remembered for the same headings, editable. */
export function ImportColumns({ preview, source, onChange }: ImportPreviewProps) {
  const words = useWords()
  const change = (field: string, heading: string) =>
    onChange({ ...source, mapping: { ...preview.mapping, ...source.mapping, [field]: heading } })
  return (
    <div className="fields">
      {preview.sheets.length > 1 && (
        <SelectField
          label={words.t('panel.import.sheet')}
          value={preview.sheet}
          options={preview.sheets}
          onChange={(sheet) => {
            const { heading_line: _, mapping: __, constants: ___, ...rest } = source
            onChange({ ...rest, sheet })
          }}
        />
      )}
      {preview.encoding !== null && (
        <SelectField
          label={words.t('panel.import.encoding')}
          value={source.encoding ?? preview.encoding}
          options={TEXT_ENCODINGS}
          onChange={(encoding) => {
            const { heading_line: _, mapping: __, ...rest } = source
            if (encoding) onChange({ ...rest, encoding })
          }}
        />
      )}
      {preview.heading_line !== null && (
        <div className="field">
          <label htmlFor="import-heading-line">{words.t('panel.import.heading_line')}</label>
          <input
            key={preview.heading_line}
            id="import-heading-line"
            className="input"
            type="number"
            min={1}
            defaultValue={preview.heading_line}
            onBlur={({ target }) => {
              const line = Number(target.value)
              if (line === preview.heading_line || !Number.isInteger(line) || line < 1) return
              const { mapping: _, ...rest } = source
              onChange({ ...rest, heading_line: line })
            }}
          />
        </div>
      )}
      {preview.fields.map((field) => (
        <SelectField
          key={field}
          label={labelOf(field, words)}
          value={source.mapping?.[field] ?? preview.mapping[field] ?? ''}
          options={preview.headings}
          none={words.t('panel.import.no_column')}
          onChange={(heading) => change(field, heading)}
        />
      ))}
      <ImportConstants preview={preview} source={source} onChange={onChange} />
    </div>
  )
}

/** The asset of events of a calendar that name none; absent if each names one. */
export function NamelessEvents(props: ImportPreviewProps) {
  const words = useWords()
  const isNeeded = props.preview.faults.some(
    ({ column, problem }) => column === 'LOCATION' && problem === 'missing',
  )
  if (!isNeeded && props.source.constants?.asset === undefined) return null
  return (
    <div className="fields">
      <ImportConstant {...props} field="asset" label={words.t('panel.import.nameless')} />
    </div>
  )
}

/** A text for all rows in place of a required column that the file lacks. */
function ImportConstants(props: ImportPreviewProps) {
  const words = useWords()
  const fields = new Set([...props.preview.missing_fields, ...Object.keys(props.source.constants ?? {})])
  return [...fields].map((field) => (
    <ImportConstant
      {...props}
      key={field}
      field={field}
      label={words.t('panel.import.constant', { field: labelOf(field, words) })}
    />
  ))
}

interface ImportConstantProps extends ImportPreviewProps {
  readonly field: string
  readonly label: string
}

function ImportConstant({ source, onChange, field, label }: ImportConstantProps) {
  const constants = source.constants ?? {}
  return (
    <div className="field">
      <label htmlFor={`constant-${field}`}>{label}</label>
      <input
        id={`constant-${field}`}
        className="input"
        defaultValue={constants[field] ?? ''}
        onBlur={({ target }) => {
          const text = target.value.trim()
          if (text !== (constants[field] ?? ''))
            onChange({ ...source, constants: { ...constants, [field]: text } })
        }}
      />
    </div>
  )
}
