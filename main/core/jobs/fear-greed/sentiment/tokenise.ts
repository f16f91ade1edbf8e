/** Splits a text into words, numbers and clause ends. */

export interface Token {
  /** Lower case, without accents and elisions, as in the word lists. */
  readonly plain: string
  /** As written in the text, to show which words mattered. */
  readonly text: string
  readonly kind: 'word' | 'figure' | 'end'
  /** Value of a number with its scale (million, mmdh); otherwise null. */
  readonly value: number | null
  /** Whether a comma precedes it. */
  readonly afterComma: boolean
}

const PIECE =
  /\p{L}+n['’]t(?!\p{L})|\d+(?:[.,]\d+)*|[\p{L}][\p{L}&]*(?:-[\p{L}]+)*['’]?|[%€$£]|[;:!?]|\.(?=\s*$|\s+\P{Ll})|,|-/gu
const END = /^[.;:!?]$/

/** Scales by the word after a number. */
const SCALES: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  mille: 1e3,
  m: 1e6,
  mn: 1e6,
  mln: 1e6,
  million: 1e6,
  millions: 1e6,
  mdh: 1e6,
  bn: 1e9,
  billion: 1e9,
  milliard: 1e9,
  milliards: 1e9,
  mmdh: 1e9,
}

/** Removes case and accents, and unifies the apostrophe. */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('’', "'")
}

/**
 * Ignores parentheses: they contain tickers, sources and other currencies.
 * @param decimalComma whether `5,3` is five and three tenths (French) or fifty-three with a thousands separator
 */
export function tokenise(text: string, decimalComma: boolean): Token[] {
  const joined = text
    .replace(/\([^()]*\)/g, ' ')
    .replace(/(\d) ([.,]\d)/g, '$1$2')
    .replace(/(\d)[ \u00a0\u202f](\d{3})(?!\d)/g, '$1$2')
  const pieces = joined.match(PIECE) ?? []
  return pieces.flatMap((piece, i) => {
    const token = tokenOf(piece, pieces[i + 1] ?? '', decimalComma)
    return token === null ? [] : { ...token, afterComma: pieces[i - 1] === ',' }
  })
}

function tokenOf(piece: string, next: string, decimalComma: boolean): Omit<Token, 'afterComma'> | null {
  if (END.test(piece)) return { plain: piece, text: piece, kind: 'end', value: null }
  if (/^\d/.test(piece)) {
    const value = figure(piece, decimalComma) * (SCALES[plain(next)] ?? 1)
    return { plain: piece, text: piece, kind: 'figure', value }
  }
  if (piece === ',' || piece === '-') return null
  return { plain: plain(piece).replace(/'$/, ''), text: piece, kind: 'word', value: null }
}

function figure(text: string, decimalComma: boolean): number {
  const thousands = decimalComma ? /\.(?=\d{3}(?!\d))/g : /,(?=\d{3}(?!\d))/g
  return Number(
    text
      .replace(thousands, '')
      .replace(',', '.')
      .replace(/[.,](?=.*[.,])/g, ''),
  )
}
