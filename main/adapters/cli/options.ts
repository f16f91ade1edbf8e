/** Reading option values: what is not usable is refused by the name of the option. */
import * as z from 'zod'
import { unusable } from '../../../shared/unusable-path.ts'

/** A parser of commander for whole numbers. @throws VigieError invalid_input */
export const wholeNumber =
  (field: string) =>
  (text: string): number => {
    if (/^-?\d{1,15}$/.test(text)) return Number(text)
    throw unusable(field, 'not_whole', { value: text })
  }

/** A parser of commander for numbers. @throws VigieError invalid_input */
export const decimal =
  (field: string) =>
  (text: string): number => {
    const value = text.trim() === '' ? Number.NaN : Number(text)
    if (Number.isFinite(value)) return value
    throw unusable(field, 'not_a_number', { value: text })
  }

/** A parser of commander for an option that may be given several times. */
export const collected = (text: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  text,
]

type ChangedSettings = Record<string, z.infer<ReturnType<typeof z.json>>>

/**
 * `schedule.every_seconds=300` as the nested changes the contract asks for. Values are JSON where they parse
 * as JSON, text elsewhere.
 * @throws VigieError invalid_input
 */
export function changesFrom(assignments: readonly string[]): ChangedSettings {
  const changes: ChangedSettings = {}
  for (const assignment of assignments) {
    const [, path, text] = /^([\w-]+(?:\.[\w-]+)*)=(.*)$/s.exec(assignment) ?? []
    if (path === undefined || text === undefined) {
      throw unusable('set', 'not_assigned', { value: assignment, form: 'path=value' })
    }
    assign(changes, path.split('.'), jsonOrText(text))
  }
  return changes
}

function assign(
  into: ChangedSettings,
  [name, ...rest]: readonly string[],
  value: ChangedSettings[string],
): void {
  if (name === undefined || name === '__proto__') return
  if (rest.length === 0) {
    into[name] = value
    return
  }
  const below = into[name]
  const inner: ChangedSettings =
    typeof below === 'object' && below !== null && !Array.isArray(below) ? below : {}
  into[name] = inner
  assign(inner, rest, value)
}

function jsonOrText(text: string): ChangedSettings[string] {
  try {
    return z.json().parse(JSON.parse(text))
  } catch {
    // Not JSON: the text as it was typed is the value.
    return text
  }
}
