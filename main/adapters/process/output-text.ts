/** The text of what a program wrote. Each of its lines may come from another program with a character set of its own. */
import { characterSetOf, decodeText } from '../tables/decode.ts'

const LOST_CHARACTER = '\uFFFD'
/** A letter that only a sequence of UTF-8 gives. */
const LETTER_OF_UTF8 = /[^\p{ASCII}\uFFFD]/u

/** Returns the text: lines of UTF-8 as such, also with a single bad byte; the others in the character set of imported files. */
export function outputText(bytes: Buffer): string {
  const whole = characterSetOf(bytes)
  if (whole.startsWith('utf-')) return new TextDecoder(whole).decode(bytes)
  const lines = linesOf(bytes).map((line) => [line, utf8Of(line)] as const)
  const others = lines.flatMap(([line, text]) => (text === null ? line : []))
  const set = characterSetOf(Buffer.concat(others))
  return lines.map(([line, text]) => text ?? decodeText(line, set)).join('\n')
}

const linesOf = (bytes: Buffer): readonly Buffer[] =>
  bytes
    .toString('latin1')
    .split('\n')
    .map((line) => Buffer.from(line, 'latin1'))

function utf8Of(line: Buffer): string | null {
  const text = line.toString('utf8')
  return !text.includes(LOST_CHARACTER) || LETTER_OF_UTF8.test(text) ? text : null
}

/** The bytes of a letter of UTF-8 whose last ones are missing. */
const BEGUN = /(?:[\xc2-\xdf]|[\xe0-\xef][\x80-\xbf]?|[\xf0-\xf4][\x80-\xbf]{0,2})$/
/** The last bytes of a letter of UTF-8 whose first one is missing. */
const ENDED = /^[\x80-\xbf]{1,3}/

/** Returns the bytes before a cut without the letter that it divides. */
export const beforeCut = (bytes: Buffer): Buffer => withoutMatch(bytes, BEGUN)

/** Returns the bytes behind a cut without the letter that it divides. */
export const behindCut = (bytes: Buffer): Buffer => withoutMatch(bytes, ENDED)

const withoutMatch = (bytes: Buffer, part: RegExp): Buffer =>
  Buffer.from(bytes.toString('latin1').replace(part, ''), 'latin1')
