/**
 * Tells the character sets of old programs apart by the French letters that each one makes of the same bytes: cp850 (DOS),
 * Macintosh, Windows-1252. And undoes UTF-8 that was taken for Windows-1252 and encoded again.
 */

/** Of the bytes 80 to FF in code page 850, which `TextDecoder` does not know (https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/PC/CP850.TXT). */
const CP850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0'

/** Decodes bytes of code page 850. */
export const decodeCp850 = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u00ff]/g, (byte) => CP850.charAt(byte.charCodeAt(0) - 0x80))

const FRENCH = /[éèêëàâîïôùûçœÉÈÊÀÂÎÔÛÇŒ]/
const LATIN = /[\u00c0-\u024f]/
/** Signs that French text has. */
const SIGNS = /[°²³€«»’‘“”…–—·§±µ×\u00a0]/
/** Bytes looked at. */
const SAMPLE = 100_000

/**
 * Returns how well a text reads: its French letters, less what no text has. A capital behind a small letter is no letter of a
 * word: `prÈvue`.
 */
function likeness(text: string): number {
  let score = 0
  for (const [word] of text.matchAll(/\p{L}*[^\p{ASCII}][\p{L}\P{ASCII}]*/gu)) {
    let before = ''
    for (const letter of word) {
      if (letter > '\u007f') score += worth(letter, before)
      before = letter
    }
  }
  return score
}

function worth(letter: string, before: string): number {
  if (/\p{Ll}/u.test(before) && /\p{Lu}/u.test(letter)) return -2
  if (FRENCH.test(letter)) return 2
  if (LATIN.test(letter)) return 1
  return SIGNS.test(letter) ? 0 : -2
}

/** Returns the character set of bytes that are no UTF-8, if their letters say that it is none of Windows; otherwise null. */
export function oldCharacterSetOf(bytes: Uint8Array): 'cp850' | 'macintosh' | null {
  const sample = bytes.subarray(0, SAMPLE)
  const windows = likeness(new TextDecoder('windows-1252').decode(sample))
  const old = [
    ['cp850', likeness(decodeCp850(sample))],
    ['macintosh', likeness(new TextDecoder('macintosh').decode(sample))],
  ] as const
  const [best, other] = old.toSorted(([, a], [, b]) => b - a)
  if (best === undefined || other === undefined || best[1] <= windows || best[1] === other[1]) return null
  return best[0]
}

/** What UTF-8 of accented letters and signs becomes if it is taken for Windows-1252: `Ã©`, `â€™`. */
const TWICE = /[\u00c2\u00c3][\u0080-\u00bf\u0152-\u0192\u2013-\u2122]|\u00e2\u20ac/
const WINDOWS_BYTES = new Map(
  Array.from({ length: 128 }, (_, at) => {
    const byte = at + 0x80
    return [new TextDecoder('windows-1252').decode(Uint8Array.of(byte)), byte] as const
  }),
)

/** What no text has, but UTF-8 that was taken for Latin-1. */
const CONTROL = /[\u0080-\u009f]/
/** A letter of UTF-8 that was taken for Latin-1. */
const LETTER_TWICE = /[\u00c2-\u00f4][\u0080-\u00bf]{1,3}/g

/**
 * Returns a text that was encoded twice as it was meant; any other as it is. Where only parts of it were, its control
 * characters show that: then each letter that decodes is one.
 */
export function undoubled(text: string): string {
  if (!TWICE.test(text)) return text
  const whole = decodedAgain(text)
  if (whole !== null || !CONTROL.test(text)) return whole ?? text
  return text.replace(LETTER_TWICE, (letter) => decodedAgain(letter) ?? letter)
}

/** Returns null if a text is no UTF-8 that was taken for Windows-1252 or Latin-1. */
function decodedAgain(text: string): string | null {
  const bytes: number[] = []
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0
    const byte = code < 0xa0 ? code : WINDOWS_BYTES.get(letter)
    if (byte === undefined) return null
    bytes.push(byte)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes))
  } catch {
    // Letters that only look so: the text is what it says.
    return null
  }
}
