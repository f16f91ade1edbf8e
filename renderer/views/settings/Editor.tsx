/** The control for a value, by the form of its schema. A value made of values is changed as a whole. */
import { useId } from 'react'
import { FieldNote } from '../../parts/FieldNote.tsx'
import { useWords } from '../../session.ts'
import { CalendarsEditor } from './CalendarsEditor.tsx'
import { type EditorProps, isWithin, type RefusedPart } from './editor-props.ts'
import { labelOf, optionOf } from './field-words.ts'
import {
  blankOf,
  type FormSchema,
  fieldKind,
  isObject,
  type JsonValue,
  type SchemaObject,
  variantsOf,
  withoutNull,
} from './json-schema.ts'
import {
  ChoiceEditor,
  JsonEditor,
  LinesEditor,
  NumberEditor,
  PairsEditor,
  ScalarEditor,
  SeveralEditor,
  SwitchEditor,
  TextEditor,
} from './SimpleEditors.tsx'

/** The control for a value. It reports every change, valid or not. */
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
    case 'scalar':
      return <ScalarEditor {...inner} nullable={nullable} />
    case 'several':
      return <SeveralEditor {...inner} />
    case 'lines':
      if (props.path.endsWith('except_calendars')) return <CalendarsEditor {...inner} />
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

function ListEditor({ id, path, schema, value, invalid, onChange }: EditorProps) {
  const words = useWords()
  const items = Array.isArray(value) ? value : []
  const item = schema.items ?? {}
  return (
    <div className="list-editor">
      {items.map((entry, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries have no name of their own, their place is who they are
        <div className="list-item" key={at}>
          <Editor
            id={`${id}-${at}`}
            path={path}
            schema={item}
            value={entry}
            describedBy={undefined}
            invalid={invalid}
            onChange={(next) => onChange(items.with(at, next))}
          />
          <button
            type="button"
            className="button link"
            onClick={() => onChange(items.filter((_, other) => other !== at))}
          >
            {words.t('panel.field.remove')}
          </button>
        </div>
      ))}
      <button type="button" className="button small" onClick={() => onChange([...items, blankOf(item)])}>
        {words.t('panel.field.add')}
      </button>
    </div>
  )
}

/** An object with one of several forms: first the form, then its fields. */
function VariantEditor({ id, path, schema, value, refused, onChange }: EditorProps) {
  const words = useWords()
  const variants = variantsOf(schema) ?? [schema]
  const at = Math.max(
    0,
    variants.findIndex((variant) => fits(variant, value)),
  )
  const variant = variants[at] ?? schema
  return (
    <div className="variant-editor">
      {variants.length > 1 && (
        <select
          id={id}
          className="input"
          aria-label={labelOf(path, words)}
          value={at}
          onChange={(event) => onChange(carry(variants[Number(event.target.value)] ?? schema, value))}
        >
          {variants.map((option, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the variants of a schema never move
            <option key={index} value={index}>
              {optionOf(path, variantName(option), words)}
            </option>
          ))}
        </select>
      )}
      {variant.properties && (
        <ObjectFields
          path={path}
          schema={variant}
          value={isObject(value) ? value : {}}
          refused={refused}
          onChange={onChange}
        />
      )}
    </div>
  )
}

interface ObjectFieldsProps {
  readonly path: string
  readonly schema: FormSchema
  readonly value: SchemaObject
  readonly refused: RefusedPart | undefined
  readonly onChange: (value: SchemaObject) => void
}

function ObjectFields({ path, schema, value, refused, onChange }: ObjectFieldsProps) {
  const words = useWords()
  const id = useId()
  const shown = Object.entries(schema.properties ?? {}).filter(([, property]) => property.const === undefined)
  return (
    <div className="fields">
      {shown.map(([name, property]) => {
        const place = `${path}.${name}`
        const here = refused !== undefined && isWithin(refused.path, place) ? refused : undefined
        return (
          <div className="field" key={name}>
            <label className="label" htmlFor={`${id}-${name}`}>
              {labelOf(place, words)}
            </label>
            <Editor
              id={`${id}-${name}`}
              path={place}
              schema={property}
              value={value[name] ?? property.default ?? null}
              describedBy={here && `${id}-${name}-about`}
              invalid={here !== undefined}
              refused={here}
              onChange={(next) => onChange({ ...value, [name]: next })}
            />
            <FieldNote id={`${id}-${name}-about`} reason={here?.reason} />
          </div>
        )
      })}
    </div>
  )
}

/** Whether a value matches a variant: by its constants, otherwise by its properties. */
function fits(variant: FormSchema, value: JsonValue): boolean {
  if (!isObject(value)) return variant.const !== undefined && variant.const === value
  const properties = Object.entries(variant.properties ?? {})
  return (
    properties.length > 0 &&
    (variant.required ?? []).every((name) => name in value) &&
    properties.every(([name, property]) => property.const === undefined || property.const === value[name])
  )
}

/** Returns the name of a variant: its constant, or the property that only it has. */
function variantName(variant: FormSchema): JsonValue {
  const constant = Object.values(variant.properties ?? {}).find((property) => property.const !== undefined)
  return constant?.const ?? variant.const ?? variant.required?.[0] ?? variant.type ?? ''
}

/** Converts a value to another form, keeping what both have in common. */
function carry(variant: FormSchema, value: JsonValue): JsonValue {
  if (!variant.properties) return blankOf(variant)
  const filled = Object.entries(variant.properties).filter(
    ([name, property]) => property.default !== undefined || variant.required?.includes(name),
  )
  const blank = blankOf({ properties: variant.properties, required: filled.map(([name]) => name) })
  if (!isObject(blank) || !isObject(value)) return blank
  const kept = Object.entries(value).filter(
    ([name]) => variant.properties?.[name] !== undefined && variant.properties[name]?.const === undefined,
  )
  return { ...blank, ...Object.fromEntries(kept) }
}
