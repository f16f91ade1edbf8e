/** Files that name the symbol of each trade may hold those of several: trades of another one must not get into a history. */

/** Names that such columns usually have, in lower case. */
const USUAL = ['symbol', 'pair', 'instid', 'instrument_name', 'product_id', 'ticker']

/** The column of the symbol, and what it may say. */
export interface SymbolCheck {
  readonly column: string
  /** The symbol of the history, for errors. */
  readonly symbol: string
  readonly fits: (value: unknown) => boolean
}

/**
 * @param symbols what the symbol of the history is called, and was called; absent: trades of any symbol are wanted
 * @returns null if there is nothing to check
 */
export function symbolCheck(columns: readonly string[], symbols?: readonly string[]): SymbolCheck | null {
  const column = columns.find((name) => USUAL.includes(name.toLowerCase()))
  const [symbol] = symbols ?? []
  if (column === undefined || symbol === undefined) return null
  // Nearly always the same from row to row.
  let last: unknown = ''
  const fits = (value: unknown) => {
    const known = value === last || value === null || value === undefined || value === ''
    if (known) return true
    const fitting = symbols?.some((name) => isSame(name, String(value))) ?? true
    if (fitting) last = value
    return fitting
  }
  return { column, symbol, fits }
}

/** Programs spell a symbol in several ways: XBTUSD is in XXBTZUSD, and BTCUSDT in BTC/USDT:USDT, letter by letter. */
function isSame(symbol: string, name: string): boolean {
  const [short = '', long = ''] = [lettersOf(symbol), lettersOf(name)].sort((a, b) => a.length - b.length)
  let found = 0
  for (const letter of long) if (letter === short[found]) found++
  return found === short.length
}

const lettersOf = (name: string) => name.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')
