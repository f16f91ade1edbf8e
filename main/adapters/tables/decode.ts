import type { TextEncoding } from '../../../shared/occupation-import.ts'
import { decodeCp850, oldCharacterSetOf, undoubled } from './old-character-sets.ts'

/** Bytes looked at to detect UTF-16 without a byte order mark. */
const SAMPLE = 2000
/** Share of zero bytes in every second place that only UTF-16 of Latin letters has. */
const MOSTLY = 0.4

/**
 * Returns the character set of a file: by its byte order mark, UTF-16 by its zero bytes, UTF-8 if valid, those of
 * old programs and ISO-8859-15 by their letters, otherwise Windows-1252 (French Excel).
 * @param isWhole false if bytes follow: then a character may be cut at the end
 */
export function characterSetOf(bytes: Uint8Array, isWhole = true): TextEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const pairs = Math.floor(Math.min(bytes.length, SAMPLE) / 2)
  const zeros = [0, 0]
  for (let at = 0; at < pairs * 2; at++) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] as number) + 1
  const [even = 0, odd = 0] = zeros
  if (pairs > 0 && odd / pairs > MOSTLY && even < odd) return 'utf-16le'
  if (pairs > 0 && even / pairs > MOSTLY && odd < even) return 'utf-16be'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !isWhole })
    return 'utf-8'
  } catch {
    // Not UTF-8: every byte is valid in the others.
    return oldCharacterSetOf(bytes) ?? (isLatin9(bytes) ? 'iso-8859-15' : 'windows-1252')
  }
}

/** The bytes that ISO-8859-15 gives to Š š Ž ž Œ œ Ÿ, and Windows-1252 to signs that no word contains. */
const ONLY_LATIN_9 = new Set([0xa6, 0xa8, 0xb4, 0xb8, 0xbc, 0xbd, 0xbe])
const isLetter = (byte: number | undefined) =>
  byte !== undefined && /[A-Za-z]/.test(String.fromCharCode(byte))

/** Whether a file that is not UTF-8 is ISO-8859-15: it has such a byte beside a letter, and none from 80 to 9F. */
function isLatin9(bytes: Uint8Array): boolean {
  if (bytes.some((byte) => byte >= 0x80 && byte <= 0x9f)) return false
  return bytes.some(
    (byte, at) => ONLY_LATIN_9.has(byte) && (isLetter(bytes[at - 1]) || isLetter(bytes[at + 1])),
  )
}

/** Decodes a whole file, without its byte order mark; UTF-8 that was encoded twice becomes what it was. */
export function decodeText(bytes: Uint8Array, encoding: TextEncoding = characterSetOf(bytes)): string {
  if (encoding === 'cp850') return decodeCp850(bytes)
  const text = new TextDecoder(encoding).decode(bytes)
  return encoding === 'utf-8' ? undoubled(text) : text
}
