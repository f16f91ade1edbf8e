import { useRef } from 'react'
import { useWords } from '../../session.ts'
import { labelOf } from '../settings/field-words.ts'
import type { ImportPreviewProps } from './import-props.ts'

/** The sheet, the heading row, and the column of each field: found, remembered for the same headings, editable. */
export function ImportColumns({ preview, source, onChange }: ImportPreviewProps) {
  const words = useWords()
  const change = (field: string, heading: string) =>
    onChange({ ...source, mapping: { ...source.mapping, ...preview.mapping, [field]: heading } })
  return (
    <div className="fields">
      {preview.sheets.length > 1 && (
        <div className="field">
          <label htmlFor="import-sheet">{words.t('panel.import.sheet')}</label>
          <select
            id="import-sheet"
            className="input"
            value={preview.sheet}
            onChange={({ target }) => {
              const { heading_line: _, mapping: __, constants: ___, ...rest } = source
              onChange({ ...rest, sheet: target.value })
            }}
          >
            {preview.sheets.map((sheet) => (
              <option key={sheet}>{sheet}</option>
            ))}
          </select>
        </div>
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
      <ImportConstants preview={preview} source={source} onChange={onChange} />
    </div>
  )
}

/** A text for all rows in place of a required column that the file lacks. */
function ImportConstants({ preview, source, onChange }: ImportPreviewProps) {
  const words = useWords()
  const constants = source.constants ?? {}
  // A preview may still be on its way while the next text is entered.
  const typed = useRef(constants)
  const fields = new Set([...preview.missing_fields, ...Object.keys(constants)])
  return [...fields].map((field) => (
    <div className="field" key={field}>
      <label htmlFor={`constant-${field}`}>
        {words.t('panel.import.constant', { field: labelOf(field, words) })}
      </label>
      <input
        id={`constant-${field}`}
        className="input"
        defaultValue={constants[field] ?? ''}
        onBlur={({ target }) => {
          const text = target.value.trim()
          if (text === (typed.current[field] ?? '')) return
          typed.current = { ...typed.current, [field]: text }
          onChange({ ...source, constants: typed.current })
        }}
      />
    </div>
  ))
}
