/** The words of an exchange that refuses a request. */

const LONGEST = 200

/**
 * Returns what a refusal says, shortened: the message of JSON (`msg`, `message`, or a list `error`), else the title of
 * a page, else its plain text; null if it says nothing.
 */
export function wordsOf(text: string): string | null {
  const words = jsonWords(text) ?? titleOf(text) ?? (text.includes('<') ? '' : text)
  const line = words.replace(/\s+/g, ' ').trim()
  return line === '' ? null : line.slice(0, LONGEST)
}

/** Returns the number Binance gives its errors, such as -1121; null if there is none. */
export function codeOf(text: string): number | null {
  const { code } = objectIn(text) ?? {}
  return typeof code === 'number' ? code : null
}

function jsonWords(text: string): string | null {
  const { msg, message, error } = objectIn(text) ?? {}
  const found = [msg, message, Array.isArray(error) ? error.join(', ') : error]
  return found.find((one): one is string => typeof one === 'string') ?? null
}

function objectIn(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
  } catch {
    // A page of a firewall, or plain text.
    return null
  }
}

const titleOf = (text: string): string | null => /<title[^>]*>([^<]*)</i.exec(text)?.[1] ?? null
