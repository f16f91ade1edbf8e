/** Decimals with eight places, as whole units of 10^-8. Only `quoteOf` rounds. */

/** Number of decimals; one unit is 10^-8. */
export const SCALE = 8

/** Units in 1: prices and quantities are whole numbers of 10^-8. */
export const UNITS = 100_000_000
/** First value, in units, that exceeds DECIMAL(18, 8). */
export const LIMIT = 10n ** 18n

const UNITS_BIG = BigInt(UNITS)
const HALF = UNITS_BIG / 2n

/**
 * Returns the units of a decimal text such as `42000.10`; null if it is not one, has a sign, or needs more
 * than eight decimals or ten integer digits.
 */
export function unitsOf(text: string): bigint | null {
  const match = /^(\d{1,10})(?:\.(\d{1,8})0*)?$/.exec(text)
  if (!match) return null
  return BigInt(match[1] as string) * UNITS_BIG + BigInt((match[2] ?? '').padEnd(SCALE, '0'))
}

/** Returns the text of units with all eight decimals: `42000.10000000`. */
export function textOf(units: bigint): string {
  const value = Number(units)
  // Numbers are exact up to 2^53, and several times as fast as the text of a bigint: an export writes millions.
  if (value >= 0 && value <= Number.MAX_SAFE_INTEGER) {
    const rest = value % UNITS
    return `${(value - rest) / UNITS}.${String(rest + UNITS).slice(1)}`
  }
  const digits = units.toString().padStart(SCALE + 1, '0')
  return `${digits.slice(0, -SCALE)}.${digits.slice(-SCALE)}`
}

/** Returns price times quantity in units, halves rounded up, for sources that do not provide it. */
export function quoteOf(price: bigint, quantity: bigint): bigint {
  return (price * quantity + HALF) / UNITS_BIG
}
