/** One field with its label, its hint, and the reason if its value is invalid. */
import { useId } from 'react'
import { FieldNote } from '../../parts/FieldNote.tsx'
import { useWords } from '../../session.ts'
import { Editor } from './Editor.tsx'
import type { RefusedPart } from './editor-props.ts'
import { hintOf, labelOf } from './field-words.ts'
import {
  type FormSchema,
  fieldClass,
  fieldKind,
  type JsonValue,
  variantsOf,
  withoutNull,
} from './json-schema.ts'
import type { FieldSaver, FieldState } from './useSaver.ts'

interface FieldProps {
  readonly schema: FormSchema
  readonly value: JsonValue
  readonly path: string
  readonly saver: FieldSaver
  /** The kind of job it is of; see `Fields`. */
  readonly of?: string | undefined
}

/** A field of the settings, saved by itself. */
export function Field({ schema, value, path, saver, of }: FieldProps) {
  const words = useWords()
  const id = useId()
  const kind = fieldKind(withoutNull(schema).schema)
  const state = saver.stateAt(path)
  const named = of === undefined ? path : `${of}.${path}`
  const hint = hintOf(named, words)
  const refused = refusedPart(state, path)
  const reason = refused && !hasFieldFor(refused.path, path, schema) ? refused.reason : undefined
  const label = labelOf(named, words)
  const grouped = ['several', 'list', 'variant'].includes(kind)
  return (
    <div
      className={fieldClass(schema)}
      data-setting={path}
      {...(grouped && { role: 'group', 'aria-labelledby': `${id}-label` })}
    >
      <span className="field-head">
        {grouped ? (
          <span className="label" id={`${id}-label`}>
            {label}
          </span>
        ) : (
          <label className="label" htmlFor={id}>
            {label}
          </label>
        )}
        <Mark state={state} />
      </span>
      <Editor
        id={id}
        path={path}
        schema={schema}
        value={saver.draftAt(path, value) ?? null}
        describedBy={reason || hint ? `${id}-about` : undefined}
        invalid={refused !== undefined}
        refused={refused}
        onChange={(next) => saver.change(path, schema, next)}
      />
      <FieldNote id={`${id}-about`} hint={hint} reason={reason} />
    </div>
  )
}

/** Whether a part has a field of its own inside this one, which shows the reason. */
function hasFieldFor(part: string, path: string, schema: FormSchema): boolean {
  const plain = withoutNull(schema).schema
  const [name] = part.slice(path.length + 1).split(/[.[]/)
  return (
    part.startsWith(`${path}.`) &&
    fieldKind(plain) === 'variant' &&
    (variantsOf(plain) ?? []).some(
      ({ properties }) => name !== undefined && properties?.[name] !== undefined && !properties[name].const,
    )
  )
}

/** What was refused, at the place of the field if nothing says which part of it. */
function refusedPart(state: FieldState | undefined, path: string): RefusedPart | undefined {
  return state?.is === 'refused' ? { path: state.part ?? path, reason: state.reason } : undefined
}

function Mark({ state }: { readonly state: FieldState | undefined }) {
  const words = useWords()
  if (state?.is !== 'saved') return null
  return <span className="saved-mark">{words.t('panel.saved')}</span>
}
