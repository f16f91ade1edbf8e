/** Reads numbers as spreadsheets in French and English write them. */

/** The decimal separator of a column; null if its values do not show it. */
export type DecimalMark = ',' | '.' | null

/** Currencies as symbols, ISO codes or words, and what is said about taxes; before or after the number. */
const CURRENCY =
  /[€$£¥₣₹]|\b(?:EUR|USD|GBP|CHF|CAD|AUD|NZD|MAD|DZD|TND|XOF|XAF|FCFA|CFA|JPY|CNY|INR|BRL|SEK|NOK|DKK|PLN|CZK|HUF|RON|DHS?|euros?|dollars?|dirhams?|francs?|HT|TTC|TVA|excl?|incl?)\b\.?/gi

const BARE = /^[\d.,]+$/

/** Removes spaces, apostrophes between thousands, currencies; brackets are a sign (accounting). */
function bareNumber(text: string): string {
  if (BARE.test(text)) return text
  const bare = text
    .replace(CURRENCY, '')
    .replace(/[\s\u00A0\u202F'’]/g, '')
    .replace(/[,.]-+$/, '')
  const [, inside] = /^\((.*)\)$/.exec(bare) ?? []
  return inside === undefined ? bare : `-${inside}`
}

/**
 * Returns the decimal separator that the values of a column show: a value with both kinds, or with other than three
 * digits after its only separator. Null if none does, or if they contradict each other.
 */
export function decimalMarkOf(texts: Iterable<string>): DecimalMark {
  const seen = new Set<string>()
  for (const text of texts) {
    const mark = shownMark(bareNumber(text))
    if (mark !== null) seen.add(mark)
  }
  return seen.size === 1 ? (seen.has(',') ? ',' : '.') : null
}

/** Returns the mark that a value shows by itself. */
function shownMark(bare: string): DecimalMark {
  const [, comma] = /^[+-]?\d[\d.]*(,)\d*$/.exec(bare) ?? []
  const [, point] = /^[+-]?\d[\d,]*(\.)\d*$/.exec(bare) ?? []
  if (comma !== undefined && (bare.includes('.') || !isGrouped(bare, ','))) return ','
  if (point !== undefined && (bare.includes(',') || !isGrouped(bare, '.'))) return '.'
  return null
}

/** Whether every group after a mark has three digits, and the first one to three and no leading zero. */
const isGrouped = (bare: string, mark: ',' | '.') =>
  (mark === ',' ? /^[+-]?[1-9]\d{0,2}(,\d{3})+$/ : /^[+-]?[1-9]\d{0,2}(\.\d{3})+$/).test(bare)

/**
 * Returns the number; null if the text is none. `1.250` is 1250, unless the column writes its decimals with a point;
 * the same for `1,250`.
 */
export function parseAmount(text: string, column: DecimalMark): number | null {
  const [, bare = '', exponent = ''] = /^([+-]?\d[\d.,]*)(e[+-]?\d{1,3})?$/i.exec(bareNumber(text)) ?? []
  if (bare === '') return null
  const own = shownMark(bare)
  const grouped = isGrouped(bare, ',') || isGrouped(bare, '.')
  if (own === null && !grouped && /[.,]/.test(bare)) return null
  const decimal = own ?? (column !== null && bare.split(column).length === 2 ? column : null)
  const plain = decimal === null ? bare.replace(/[.,]/g, '') : withPoint(bare, decimal)
  const value = Number(plain + exponent)
  return Number.isFinite(value) ? value : null
}

const withPoint = (bare: string, decimal: ',' | '.') =>
  decimal === ',' ? bare.replaceAll('.', '').replace(',', '.') : bare.replaceAll(',', '')

/** Returns a number as text that is read back as it is: a fourth decimal if it has three, as `1.250` may mean 1250. */
export function amountText(value: number): string {
  const text = String(value)
  return /\.\d{3}$/.test(text) ? `${text}0` : text
}
