/** What an answer has in common with the one before. */

/**
 * Returns `given` made of the parts of `known` that are equal: the same object if nothing has changed, so that what shows it
 * is not drawn again. Both are JSON; anything else is returned as it is.
 */
export function withKnownParts<T>(known: unknown, given: T): T {
  if (Object.is(known, given)) return given
  if (Array.isArray(known) && Array.isArray(given)) {
    const parts = given.map((part, at) => withKnownParts(known[at], part))
    const isKnown = parts.length === known.length && parts.every((part, at) => Object.is(part, known[at]))
    return (isKnown ? known : parts) as T
  }
  if (!isRecord(known) || !isRecord(given)) return given
  const parts = Object.entries(given).map(
    ([name, part]) => [name, withKnownParts(known[name], part)] as const,
  )
  const isKnown =
    parts.length === Object.keys(known).length &&
    parts.every(([name, part]) => name in known && Object.is(part, known[name]))
  return (isKnown ? known : Object.fromEntries(parts)) as T
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
