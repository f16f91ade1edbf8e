/** Lines of iCalendar (RFC 5545, section 3.1): text escaped, and folded at 75 octets. */

import { withoutControls } from '../../../../shared/clean-text.ts'

const MOST_OCTETS = 75

/** Returns a value of type TEXT. Every kind of line end becomes `\n`; control characters are dropped. */
export function escapedText(text: string): string {
  return withoutControls(text.replace(/\r\n?/g, '\n'))
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')
}

/**
 * Returns a property with its line end, folded between characters and never within one.
 * @param value as written in the file: escape text with `escapedText`
 */
function contentLine(name: string, value: string): string {
  const lines: string[] = []
  let line = ''
  let octets = 0
  for (const character of `${name}:${value}`) {
    const more = octetsOf(character)
    if (octets + more > MOST_OCTETS) {
      lines.push(line)
      line = ' '
      octets = 1
    }
    line += character
    octets += more
  }
  return `${[...lines, line].join('\r\n')}\r\n`
}

/** A property: its name with parameters, and its value as written in the file. */
export type Property = readonly [name: string, value: string]

/** Returns properties as lines. */
export const contentLines = (properties: readonly Property[]): string =>
  properties.map(([name, value]) => contentLine(name, value)).join('')

/** In UTF-8. */
function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code < 0x10000 ? 3 : 4
}
