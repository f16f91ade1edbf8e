/** A form for something that is entered as a whole: built from its schema, validated when submitted. */
import { type FormEvent, type ReactNode, useEffect, useId, useState } from 'react'
import type { ImportSubject } from '../../../shared/import.ts'
import { FieldNote } from '../../parts/FieldNote.tsx'
import { FormButtons } from '../../parts/FormButtons.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useKept } from '../../parts/useKept.ts'
import { useWords } from '../../session.ts'
import { refusedField } from '../../words/failure.ts'
import { Editor } from './Editor.tsx'
import { isWithin } from './editor-props.ts'
import { hintOf, labelOf } from './field-words.ts'
import { blankOf, type FormSchema, fieldClass, type JsonValue, type SchemaObject } from './json-schema.ts'
import { problemOf } from './validate.ts'

interface EntryFormProps {
  /** What is entered; the words of its fields are found by it. */
  readonly of: ImportSubject
  /** Names the form for entries that outlive its view. */
  readonly form: string
  readonly schema: FormSchema
  /** The current value; null for something new. */
  readonly value: SchemaObject | null
  /** Fields with their own control. */
  readonly own?: Readonly<Record<string, (props: OwnFieldProps) => ReactNode>>
  readonly save: (value: SchemaObject) => Promise<unknown>
  readonly onDone: () => void
  /** Shown between the fields and the buttons. */
  readonly children?: ReactNode
}

/** What a control that a form brings itself is given. */
export interface OwnFieldProps {
  readonly id: string
  readonly value: JsonValue
  readonly invalid: boolean
  /** The id of the text that says what is wrong, or of the hint. */
  readonly describedBy: string | undefined
  readonly onChange: (value: JsonValue) => void
}

/** A form that is saved as a whole; it focuses the first invalid field. */
export function EntryForm({ of, form, schema, value, own = {}, save, onDone, children }: EntryFormProps) {
  const words = useWords()
  const id = useId()
  const action = useAction()
  const properties = Object.entries(schema.properties ?? {})
  const entries = useKept<SchemaObject>(form, draftOf(properties, value))
  const { value: draft, change } = entries
  const done = () => {
    entries.forget()
    onDone()
  }
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({})

  const focusOn = (name: string) => document.getElementById(`${id}-${name}`)?.focus()

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const found = properties.flatMap(([name, property]) => {
      const problem = problemOf(property, draft[name] ?? null)
      return problem ? [[name, words.message(problem)] as const] : []
    })
    setReasons(Object.fromEntries(found))
    const [first] = found
    if (first) focusOn(first[0])
    else if (await action.run(() => save(draft).then(entries.forget))) onDone()
  }

  const refused = refusedField(action.error)
  const refusedName = properties.find(([name]) => refused !== null && isWithin(refused.field, name))?.[0]
  const reasonOf = (name: string) => reasons[name] ?? (refusedName === name ? refused?.problem : undefined)
  // biome-ignore lint/correctness/useExhaustiveDependencies: at each refusal, not when its field is changed
  useEffect(() => {
    // Not while its owner goes on typing elsewhere.
    const isTyping = document.activeElement?.matches('input, select, textarea') === true
    if (refusedName !== undefined && !isTyping) focusOn(refusedName)
  }, [action.error])
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <div className="fields">
        {properties.map(([name, property]) => {
          const reason = reasonOf(name)
          const hint = hintOf(`${of}.${name}`, words)
          const field = {
            id: `${id}-${name}`,
            value: draft[name] ?? null,
            invalid: reason !== undefined,
            describedBy: reason || hint ? `${id}-${name}-about` : undefined,
            onChange: (next: JsonValue) => change((before) => ({ ...before, [name]: next })),
          }
          return (
            <div className={fieldClass(property)} key={name}>
              <label className="label" htmlFor={field.id}>
                {labelOf(`${of}.${name}`, words)}
              </label>
              {own[name]?.(field) ?? <Editor {...field} path={`${of}.${name}`} schema={property} />}
              <FieldNote id={`${field.id}-about`} hint={hint} reason={reason} />
            </div>
          )
        })}
      </div>
      {children}
      <FormButtons
        act={words.t('panel.save')}
        action={action}
        onCancel={done}
        refusalShown={refusedName !== undefined}
        entries={entries}
      />
    </form>
  )
}

function draftOf(
  properties: readonly (readonly [string, FormSchema])[],
  value: SchemaObject | null,
): SchemaObject {
  return Object.fromEntries(
    properties.map(([name, property]) => [name, value?.[name] ?? property.default ?? emptyOf(property)]),
  )
}

/** Returns the value of an empty field: an empty text, null for an integer, otherwise a blank value. */
function emptyOf(property: FormSchema): JsonValue {
  return property.type === 'string' ? '' : property.type === 'integer' ? null : blankOf(property)
}
