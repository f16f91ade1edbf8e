/** Takes secrets out of what is about to be written. */

const REDACTED = '[redacted]'

/** Fields whose text is a secret by name: `token`, `api_key`, `webhookSecret`, `Authorization`, `cookies`. */
const SECRET_FIELD = /(token|secret|api[_-]?key|password|passphrase|authorization|cookies?)$/i

/** What stands before a secret; the value of a header goes to the end of its line. */
const NAME = '(?:token|secret|api[_-]?key|password|passphrase|signature)'
const HEADER = '(?:authorization|cookies?)'
/** Between name and value: quotes may be escaped, as in JSON within JSON. */
const IS = String.raw`\\{0,8}["']?\s*[=:]`

/**
 * Secrets by their form, wherever they stand in a text. What is kept is in the first group. A password in an address
 * may hold what belongs in none, a value in quotes anything but its own quote. Repeats
 * are bounded, or cannot begin anew within themselves: a text of any length is looked through at once.
 */
const SECRET_TEXT: readonly RegExp[] = [
  /()sk-ant-[\w-]+/g,
  /()\bwhsec_[\w+/=-]+/g,
  /\b((?:Bearer|Basic)\s+)[\w.~+/=-]{6,}/gi,
  /(\b[a-z][a-z0-9+.-]{0,30}:\/\/)(?:[^\s/?#"<>]+|[^\s/?#"<>:]*:(?!\d+[/?#])[^\s"<>]{1,256})@/gi,
  new RegExp(
    String.raw`((?:${NAME}|${HEADER})${IS}\s*(\\{0,8})(["']))(?!\[redacted)(?:(?!(?<!\\)\2\3).)+`,
    'gi',
  ),
  new RegExp(String.raw`(${HEADER}${IS}(?!\s*(?:\\{0,8}["']|\[redacted|\w+ \[redacted))\s*)\S.*`, 'gi'),
  new RegExp(String.raw`(${NAME}${IS}\s*)(?!\\{0,8}["']|\[redacted)[^\s"'&,;}]+`, 'gi'),
]

/** A text without the secrets in it. */
export function redactText(text: string): string {
  return SECRET_TEXT.reduce(
    (rest, pattern) =>
      rest.replace(pattern, (match, kept: string) => `${kept}${REDACTED}${match.endsWith('@') ? '@' : ''}`),
    text,
  )
}

/** Errors as plain objects: own fields such as `code` and `params`, the stack, and the cause. */
function plain(error: Error): Record<string, unknown> {
  const { name, message, stack, cause } = error
  return { ...error, name, message, stack, ...(cause === undefined ? {} : { cause }) }
}

/**
 * A copy that can be written as JSON, without secrets: texts cleaned, fields named like a secret emptied when they
 * hold text or objects (counts of tokens stay), errors as objects. What refers to itself is cut.
 */
export function redact(value: unknown, above: readonly object[] = []): unknown {
  if (typeof value === 'string') return redactText(value)
  if (typeof value === 'bigint') return value.toString()
  if (typeof value !== 'object' || value === null) return value
  if (above.includes(value)) return '[circular]'
  const path = [...above, value]
  if (Array.isArray(value)) return value.map((item) => redact(item, path))
  if (value instanceof Date || value instanceof URL) return redactText(String(value.toJSON()))
  const fields = Object.entries(value instanceof Error ? plain(value) : value)
  return Object.fromEntries(fields.map(([key, field]) => [key, redactField(key, field, path)]))
}

function redactField(key: string, field: unknown, path: readonly object[]): unknown {
  const secret = SECRET_FIELD.test(key) && (typeof field === 'string' || typeof field === 'object')
  return secret && field !== null ? REDACTED : redact(field, path)
}
