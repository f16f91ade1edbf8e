/** Removes secrets from what is about to be written. */

const REDACTED = '[redacted]'

/** Fields whose name marks their text as secret: `token`, `api_key`, `webhookSecret`, `Authorization`, `cookies`. */
const SECRET_FIELD = /(token|secret|api[_-]?key|password|passphrase|authorization|cookies?)$/i

/** What precedes a secret; the value of a header extends to the end of its line. */
const NAME = '(?:token|secret|api[_-]?key|password|passphrase|signature)'
const HEADER = '(?:authorization|cookies?)'
/** Between name and value; quotes may be escaped, as in JSON within JSON. */
const IS = String.raw`\\{0,8}["']?\s*[=:]`

/**
 * Secrets by their form, anywhere in a text. The first group is kept. A password in an address may contain
 * invalid characters, a quoted value anything but its own quote. Repeats are bounded or unambiguous, so that
 * a text of any length is scanned in linear time.
 */
const SECRET_TEXT: readonly RegExp[] = [
  /()sk-ant-[\w-]+/g,
  /()\bwhsec_[\w+/=-]+/g,
  /(\bhooks\.slack\.com\/(?:services|workflows|triggers)\/)[\w/-]+/gi,
  /(\/api\/(?:v\d+\/)?webhooks\/\d+\/)[\w-]+/gi,
  /(\/bot\d{3,20}:)[\w-]{20,}/g,
  /\b((?:Bearer|Basic)\s+)[\w.~+/=-]{6,}/gi,
  /(\b[a-z][a-z0-9+.-]{0,30}:\/\/)(?:[^\s/?#"<>]+|[^\s/?#"<>:]*:(?!\d+[/?#])[^\s"<>]{1,256})@/gi,
  new RegExp(
    String.raw`((?:${NAME}|${HEADER})${IS}\s*(\\{0,8})(["']))(?!\[redacted)(?:(?!(?<!\\)\2\3).)+`,
    'gi',
  ),
  new RegExp(String.raw`(${HEADER}${IS}(?!\s*(?:\\{0,8}["']|\[redacted|\w+ \[redacted))\s*)\S.*`, 'gi'),
  new RegExp(String.raw`(${NAME}${IS}\s*)(?!\\{0,8}["']|\[redacted)[^\s"'&,;}]+`, 'gi'),
]

/** Returns a text without the secrets in it. */
export function redactText(text: string): string {
  return SECRET_TEXT.reduce(
    (rest, pattern) =>
      rest.replace(pattern, (match, kept: string) => `${kept}${REDACTED}${match.endsWith('@') ? '@' : ''}`),
    text,
  )
}

/** Converts an error to a plain object: own fields such as `code` and `params`, the stack, and the cause. */
function plain(error: Error): Record<string, unknown> {
  const { name, message, stack, cause } = error
  return { ...error, name, message, stack, ...(cause === undefined ? {} : { cause }) }
}

/**
 * Returns a copy that can be written as JSON, without secrets: texts redacted, fields named like a secret replaced if
 * they contain text or objects (counts of tokens stay), errors as objects. Circular references are cut.
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
