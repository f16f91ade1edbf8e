import type { FormSchema, JsonValue } from './json-schema.ts'

/** Which part of a form was refused, by its path from the root, and why. */
export interface RefusedPart {
  readonly path: string
  readonly reason: string
}

/** Whether a path is that of a place or of a part of it. */
export const isWithin = (path: string, place: string): boolean =>
  path === place || path.startsWith(`${place}.`) || path.startsWith(`${place}[`)

/** What each control of a value is given. */
export interface EditorProps {
  readonly id: string
  /** From the root of what is edited; its words are found by it. */
  readonly path: string
  readonly schema: FormSchema
  readonly value: JsonValue
  readonly describedBy: string | undefined
  readonly invalid: boolean
  /** The part of the value that was refused, for a value made of named parts. */
  readonly refused?: RefusedPart | undefined
  readonly onChange: (value: JsonValue) => void
}
