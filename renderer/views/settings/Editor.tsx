/** Selects the control for a value by its schema. */
import { useWords } from '../../session.ts'
import { ListEditor, VariantEditor } from './CompoundEditors.tsx'
import { optionOf } from './field-words.ts'
import { type FormSchema, fieldKind, type JsonValue, valuesOf, withoutNull } from './json-schema.ts'
import {
  JsonEditor,
  LinesEditor,
  NumberEditor,
  PairsEditor,
  SeveralEditor,
  TextEditor,
} from './SimpleEditors.tsx'

export interface EditorProps {
  readonly id: string
  readonly name: string
  readonly schema: FormSchema
  readonly value: JsonValue
  readonly describedBy: string | undefined
  readonly invalid: boolean
  readonly onChange: (value: JsonValue) => void
}

export function Editor(props: EditorProps) {
  const { schema, nullable } = withoutNull(props.schema)
  const inner = { ...props, schema }
  switch (fieldKind(schema)) {
    case 'choice':
      return <ChoiceEditor {...inner} nullable={nullable} />
    case 'switch':
      return <SwitchEditor {...inner} />
    case 'number':
      return <NumberEditor {...inner} nullable={nullable} />
    case 'text':
      return <TextEditor {...inner} nullable={nullable} />
    case 'several':
      return <SeveralEditor {...inner} />
    case 'lines':
      return <LinesEditor {...inner} />
    case 'pairs':
      return <PairsEditor {...inner} />
    case 'list':
      return <ListEditor {...inner} />
    case 'group':
    case 'variant':
      return <VariantEditor {...inner} />
    case 'json':
      return <JsonEditor {...inner} />
  }
}

function SwitchEditor({ id, value, describedBy, onChange }: EditorProps) {
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

interface ChoiceEditorProps extends EditorProps {
  readonly nullable: boolean
}

function ChoiceEditor({
  id,
  name,
  schema,
  value,
  describedBy,
  invalid,
  nullable,
  onChange,
}: ChoiceEditorProps) {
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
          {optionOf(name, option, words)}
        </option>
      ))}
    </select>
  )
}
