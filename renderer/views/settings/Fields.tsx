/** The fields of one settings object, built from its schema. Nested objects become groups. */
import '../../styles/settings.css'
import { useWords } from '../../session.ts'
import { Field } from './Field.tsx'
import { labelOf } from './field-words.ts'
import { type FormSchema, fieldKind, isObject, type SchemaObject } from './json-schema.ts'
import type { FieldSaver } from './useSaver.ts'

interface FieldsProps {
  readonly schema: FormSchema
  readonly value: SchemaObject
  readonly path: string
  readonly saver: FieldSaver
  /** The kind of job it is of: a field of the same name may mean something else in another. */
  readonly of?: string | undefined
  /** Names that are shown elsewhere or that the owner cannot change. */
  readonly hidden?: readonly string[]
}

/** All fields of an object; `hidden` are names that are not shown. */
export function Fields({ schema, value, path, saver, of, hidden = [] }: FieldsProps) {
  const words = useWords()
  const shown = Object.entries(schema.properties ?? {}).filter(
    ([name, property]) => !hidden.includes(name) && property.const === undefined,
  )
  const groups = shown.filter(([, property]) => fieldKind(property) === 'group')
  const fields = shown.filter(([, property]) => fieldKind(property) !== 'group')
  return (
    <>
      {fields.length > 0 && (
        <div className="fields">
          {fields.map(([name, property]) => (
            <Field
              key={name}
              schema={property}
              value={value[name] ?? property.default ?? null}
              path={join(path, name)}
              saver={saver}
              of={of}
            />
          ))}
        </div>
      )}
      {groups.map(([name, property]) => {
        const inner = value[name]
        return (
          <fieldset className="field-group" key={name}>
            <legend>{labelOf(join(path, name), words)}</legend>
            <Fields
              schema={property}
              value={isObject(inner) ? inner : {}}
              path={join(path, name)}
              saver={saver}
              of={of}
            />
          </fieldset>
        )
      })}
    </>
  )
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`
}
