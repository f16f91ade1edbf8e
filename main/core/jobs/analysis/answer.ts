/** Reads the free-form JSON answer of an analysis service. */
import type { AnswerCondition } from '../../../../shared/kinds/analysis.ts'
import { compares } from '../../values/compare.ts'
import { redacted } from '../../values/redact.ts'

/** Returns the value at a path such as `$.analysis.signals[0]`; undefined if there is none. */
export function valueAt(answer: unknown, path: string): unknown {
  let value: unknown = answer
  for (const [, name, index] of path.matchAll(/\.([A-Za-z_][\w-]*)|\[(\d+)\]/g)) {
    if (typeof value !== 'object' || value === null) return undefined
    const key = name ?? String(index)
    value = Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined
  }
  return value
}

/** Whether the answer satisfies a condition. */
export const satisfies = (answer: unknown, { path, operator, value }: AnswerCondition): boolean =>
  compares(valueAt(answer, path), operator, value)

/**
 * Whether the answer reports an execution: a non-empty `execution` object, or the dedicated flag.
 * @returns null if the answer says nothing about it
 */
export function executionTriggered(answer: unknown): boolean | null {
  const execution = valueAt(answer, '$.execution')
  if (execution === undefined) return null
  if (typeof execution === 'boolean') return execution
  if (typeof execution !== 'object' || execution === null) return false
  const flag = valueAt(execution, '$.triggered') ?? valueAt(execution, '$.executed')
  return typeof flag === 'boolean' ? flag : Object.keys(execution).length > 0
}

/** Whether the service reports success: an answer without `success` counts as success. */
export function saysSuccess(answer: unknown): boolean {
  return valueAt(answer, '$.success') !== false
}

/** Returns why it failed, as the service reports it: text, or an object with a message. */
export function reasonIn(answer: unknown, secrets: readonly string[]): string {
  const places = ['$.error.message', '$.error', '$.message']
  const given = places.map((path) => valueAt(answer, path)).find(Boolean)
  if (given === undefined) return 'success: false'
  return typeof given === 'string'
    ? redacted(given, secrets)
    : storable(JSON.stringify(given), LONGEST_REASON, secrets).text
}

/** Maximum bytes of a reason that is not text. */
const LONGEST_REASON = 200

/**
 * Returns the answer to store: redacts the given secrets and the values of fields with names like secrets, then cuts the
 * text to `bytes` bytes of UTF-8.
 */
export function storable(
  text: string,
  bytes: number,
  secrets: readonly string[],
): { text: string; cut: boolean } {
  const clean = redacted(text, secrets)
  const encoded = new TextEncoder().encode(clean)
  if (encoded.length <= bytes) return { text: clean, cut: false }
  const whole = new TextDecoder().decode(encoded.subarray(0, bytes), { stream: true })
  return { text: whole, cut: true }
}
