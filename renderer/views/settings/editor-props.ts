import type { FormSchema, JsonValue } from './json-schema.ts'

/** What each control of a value is given. */
export interface EditorProps {
  readonly id: string
  /** From the root of what is edited; its words are found by it. */
  readonly path: string
  readonly schema: FormSchema
  readonly value: JsonValue
  readonly describedBy: string | undefined
  readonly invalid: boolean
  readonly onChange: (value: JsonValue) => void
}
