/**
 * Text that leaves Vigie for a terminal, the log, a notification, another program or a file. What comes from outside may
 * contain characters that command a terminal, reverse the direction of writing or forge lines, and addresses with passwords.
 */

/**
 * C0 and C1 controls (escape sequences begin with one of them), the marks that embed, override or isolate a direction, the
 * line separators of Unicode, a byte order mark that is not first, and tags: nobody sees these, and an assistant reads them as
 * letters. Only the flags of some regions are made of tags. Tabs and line ends are left out: they are judged apart.
 */
const UNSAFE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are made harmless
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u2028-\u202E\u2066-\u2069\uFFF9-\uFFFB]|\r(?!\n)|(?<!^)\uFEFF|(?<!\u{1F3F4}[\u{E0020}-\u{E007E}]{0,6})[\u{E0000}-\u{E007F}]/gu

function escaped(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16)
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`
}

/** Returns a text of one or more lines whose control characters are written as `\u001b`. */
export const harmlessLines = (text: string): string => text.replace(UNSAFE, escaped)

/** Returns a text of one line: line ends are written as `\n`, tabs as spaces. */
export const harmlessLine = (text: string): string =>
  harmlessLines(text)
    .replace(/\r?\n/g, '\\n')
    .replaceAll('\t', ' ')
    .replace(/^\uFEFF/, '')

/** Returns a text without C0 and C1 controls except tab and line feed: for files that cannot contain them. */
export const withoutControls = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are left out
  text.replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g, '')

/** Returns a copy of a value with each text in it harmless, keys included. */
export function harmlessDeep<T>(value: T): T {
  return cleaned(value) as T
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return harmlessLines(value)
  if (Array.isArray(value)) return value.map(cleaned)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [harmlessLines(name), cleaned(inner)]),
  )
}

/** Name and password of an address; a password may contain invalid characters, up to the last @ before the path. */
const USER = /(\b[a-z][a-z0-9+.-]{0,30}:\/\/)[^\s/?#"<>@]{0,256}(?:@[^\s/?#"<>@]{0,256}){0,3}@/gi
const SECRET_NAME = String.raw`(?:[\w-]{0,30}(?:token|secret|api[_-]?key|password|passphrase|signature)|sig|key|auth)`
/** Parameters of a query that are named like a secret. */
const QUERY = new RegExp(String.raw`([?&]${SECRET_NAME}=)[^\s&#"'<>]+`, 'gi')
const PARAMETER_NAME = new RegExp(`^${SECRET_NAME}$`, 'i')

/** Whether a parameter of a query is named like a secret. */
export const isSecretParameter = (name: string): boolean => PARAMETER_NAME.test(name)

/** Returns a text whose addresses have no credentials: `https://***@host/?token=***`. */
export const withoutCredentials = (text: string): string =>
  text.includes('://') ? text.replace(USER, '$1***@').replace(QUERY, '$1***') : text
