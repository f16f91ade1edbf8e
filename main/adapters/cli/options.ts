/** Parses option values; an invalid one is rejected with the name of the option. */
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
 * Converts `schedule.every_seconds=300` to the nested changes of the contract. Values are JSON if they parse
 * as JSON, otherwise text.
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
    // Not JSON: the value is the text as typed.
    return text
  }
}
