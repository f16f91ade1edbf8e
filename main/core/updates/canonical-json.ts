/** The one text of a JSON value that is signed: RFC 8785, JSON Canonicalization Scheme. */

/** A signed document is a few levels deep; a deeper one would only exhaust the stack. */
const MOST_LEVELS = 20

/**
 * Keys in the order of their UTF-16 units, no white space, strings and numbers as in ECMAScript.
 * @param value of `JSON.parse` @throws RangeError if it is nested too deeply
 */
export function canonicalJson(value: unknown, levels = MOST_LEVELS): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (levels === 0) throw new RangeError(`more than ${MOST_LEVELS} levels`)
  if (Array.isArray(value)) return `[${value.map((one) => canonicalJson(one, levels - 1)).join(',')}]`
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonicalJson(one, levels - 1)}`).join(',')}}`
}
