/** Editors of numbers, texts and plain lists. The text stays as typed, even while it is invalid. */
import { useState } from 'react'
import { typedNumber } from '../../../shared/typed-number.ts'
import { useWords } from '../../session.ts'
import type { EditorProps } from './editor-props.ts'
import { optionOf } from './field-words.ts'
import { type FormSchema, isObject, type JsonValue, valuesOf } from './json-schema.ts'

interface NullableProps extends EditorProps {
  readonly nullable: boolean
}

/** Shows the text as typed; updates the value, and follows it if it changes elsewhere. */
function useTyped(value: JsonValue, write: (value: JsonValue) => string, read: (text: string) => JsonValue) {
  const [typed, setTyped] = useState<string | null>(null)
  const current = typed !== null && Object.is(JSON.stringify(read(typed)), JSON.stringify(value))
  return { text: current && typed !== null ? typed : write(value), setTyped }
}

/** A number, written in any way that the panel writes it. */
export function NumberEditor({ id, schema, value, describedBy, invalid, nullable, onChange }: NullableProps) {
  const words = useWords()
  const read = (text: string): JsonValue =>
    text.trim() === '' ? (nullable ? null : '') : typedNumber(text, words.language)
  const { text, setTyped } = useTyped(value, (number) => (number === null ? '' : String(number)), read)
  return (
    <input
      id={id}
      className="input number"
      inputMode={schema.type === 'integer' ? 'numeric' : 'decimal'}
      autoComplete="off"
      placeholder={nullable ? words.t('panel.field.none') : undefined}
      value={text === 'NaN' ? '' : text}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      onChange={(event) => {
        setTyped(event.target.value)
        onChange(read(event.target.value))
      }}
    />
  )
}

/** One line of text. */
export function TextEditor({ id, value, describedBy, invalid, nullable, onChange }: NullableProps) {
  return (
    <input
      id={id}
      className="input"
      autoComplete="off"
      spellCheck={false}
      value={value === null ? '' : String(value)}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      onChange={(event) => onChange(nullable && event.target.value === '' ? null : event.target.value)}
    />
  )
}

/** Several of a few values, in the order of the schema. */
export function SeveralEditor({ path, schema, value, onChange }: EditorProps) {
  const words = useWords()
  const chosen = Array.isArray(value) ? value : []
  const options = optionsOf(schema.items ?? {})
  return (
    <div className="several">
      {options.map((option) => (
        <label key={String(option)}>
          <input
            type="checkbox"
            checked={chosen.includes(option)}
            onChange={(event) =>
              onChange(
                options.filter((other) => (other === option ? event.target.checked : chosen.includes(other))),
              )
            }
          />
          {optionOf(path, option, words)}
        </label>
      ))}
    </div>
  )
}

function optionsOf(items: FormSchema): readonly JsonValue[] {
  const first = items.minimum ?? 0
  return (
    valuesOf(items) ?? Array.from({ length: (items.maximum ?? first) - first + 1 }, (_, at) => first + at)
  )
}

interface TypedLinesProps extends EditorProps {
  readonly placeholder: 'panel.field.one_a_line' | 'panel.field.pair_a_line'
  readonly write: (value: JsonValue) => string
  readonly read: (text: string) => JsonValue
}

/** Several lines of text that are read as one value. */
function TypedLines({
  placeholder,
  write,
  read,
  id,
  value,
  describedBy,
  invalid,
  onChange,
}: TypedLinesProps) {
  const words = useWords()
  const { text, setTyped } = useTyped(value, write, read)
  return (
    <textarea
      id={id}
      className="input"
      rows={3}
      spellCheck={false}
      placeholder={words.t(placeholder)}
      value={text}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      onChange={(event) => {
        setTyped(event.target.value)
        onChange(read(event.target.value))
      }}
    />
  )
}

/** A list of texts, one a line; empty lines do not count. */
export function LinesEditor(props: EditorProps) {
  const write = (list: JsonValue) => (Array.isArray(list) ? list.join('\n') : '')
  return <TypedLines {...props} placeholder="panel.field.one_a_line" write={write} read={readLines} />
}

const readLines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** A map of texts or numbers, one `name: value` a line. */
export function PairsEditor(props: EditorProps) {
  const { language } = useWords()
  const isText =
    typeof props.schema.additionalProperties === 'object' &&
    props.schema.additionalProperties.type === 'string'
  const read = (text: string): JsonValue => {
    const pairs = readPairs(text)
    if (isText) return pairs
    return Object.fromEntries(
      Object.entries(pairs).map(([name, value]) => [name, value === '' ? '' : typedNumber(value, language)]),
    )
  }
  return <TypedLines {...props} placeholder="panel.field.pair_a_line" write={writePairs} read={read} />
}

/** A text, a number, yes or no, or nothing, told apart by how it is written; a number in quotes is a text. */
export function ScalarEditor(props: NullableProps) {
  const words = useWords()
  const { text, setTyped } = useTyped(props.value, writeScalar, readScalar)
  return (
    <input
      id={props.id}
      className="input"
      autoComplete="off"
      spellCheck={false}
      placeholder={words.t('panel.field.none')}
      value={text}
      aria-describedby={props.describedBy}
      aria-invalid={props.invalid}
      onChange={(event) => {
        setTyped(event.target.value)
        props.onChange(readScalar(event.target.value))
      }}
    />
  )
}

function readScalar(text: string): JsonValue {
  const written = text.trim()
  if (written === '') return null
  return isJson(written) && !isContainer(JSON.parse(written)) ? (JSON.parse(written) as JsonValue) : text
}

const isContainer = (value: unknown): boolean => typeof value === 'object'

function writeScalar(value: JsonValue): string {
  if (value === null) return ''
  return typeof value === 'string' && readScalar(value) === value ? value : JSON.stringify(value)
}

function writePairs(pairs: JsonValue): string {
  if (!isObject(pairs)) return ''
  return Object.entries(pairs)
    .map(([name, text]) => `${name}: ${text}`)
    .join('\n')
}

function readPairs(text: string): Record<string, string> {
  const lines = text.split('\n').filter((line) => line.trim())
  return Object.fromEntries(
    lines.map((line) => {
      const at = line.indexOf(':')
      return at < 0 ? [line.trim(), ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()]
    }),
  )
}

/** Any JSON; it reports only what parses. */
export function JsonEditor({ id, value, describedBy, onChange }: EditorProps) {
  const words = useWords()
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? JSON.stringify(value, null, 2)
  const broken = typed !== null && !isJson(typed)
  return (
    <>
      <textarea
        id={id}
        className="input"
        rows={Math.min(12, text.split('\n').length + 1)}
        spellCheck={false}
        value={text}
        aria-describedby={describedBy}
        aria-invalid={broken}
        onChange={(event) => {
          setTyped(event.target.value)
          if (isJson(event.target.value)) onChange(JSON.parse(event.target.value) as JsonValue)
        }}
        onBlur={() => {
          if (!broken) setTyped(null)
        }}
      />
      {broken && (
        <span className="reason" role="alert">
          {words.t('panel.field.not_json')}
        </span>
      )}
    </>
  )
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** On or off. */
export function SwitchEditor({ id, value, describedBy, onChange }: EditorProps) {
  const words = useWords()
  return (
    <span className="switch">
      <input
        id={id}
        type="checkbox"
        role="switch"
        checked={value === true}
        aria-checked={value === true}
        aria-describedby={describedBy}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span aria-hidden="true">{words.t(value === true ? 'panel.on' : 'panel.off')}</span>
    </span>
  )
}

/** One of a few values, or none if the schema allows null. */
export function ChoiceEditor({
  id,
  path,
  schema,
  value,
  describedBy,
  invalid,
  nullable,
  onChange,
}: NullableProps) {
  const words = useWords()
  const values = valuesOf(schema) ?? []
  return (
    <select
      id={id}
      className="input"
      value={JSON.stringify(value)}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      onChange={(event) => onChange(JSON.parse(event.target.value) as JsonValue)}
    >
      {nullable && <option value="null">{words.t('panel.field.none')}</option>}
      {values.map((option) => (
        <option key={String(option)} value={JSON.stringify(option)}>
          {optionOf(path, option, words)}
        </option>
      ))}
    </select>
  )
}
