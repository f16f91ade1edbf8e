/** Deep merge of changes into settings, as PATCH asks for. */

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * `value` with `changes` laid over it: objects are merged name by name, everything else (lists and null too)
 * replaces what was there. Neither argument is changed.
 */
export function merged(value: unknown, changes: unknown): unknown {
  if (!isObject(value) || !isObject(changes)) return changes
  const result: Record<string, unknown> = { ...value }
  for (const [name, change] of Object.entries(changes)) {
    if (name === '__proto__') continue
    result[name] = merged(value[name], change)
  }
  return result
}
