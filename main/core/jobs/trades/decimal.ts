/** Decimals with eight places, as whole units of 10^-8. Nothing here rounds but `quoteOf`. */

/** Decimals kept; one unit is 10^-8. */
export const SCALE = 8
export const UNITS = 100_000_000
/** First value, in units, that DECIMAL(18, 8) does not hold. */
export const LIMIT = 10n ** 18n

const UNITS_BIG = BigInt(UNITS)
const HALF = UNITS_BIG / 2n

/**
 * Units of a decimal text such as `42000.10`; null where it is not one, has a sign, or needs more than eight decimals
 * or ten digits before the point.
 */
export function unitsOf(text: string): bigint | null {
  const match = /^(\d{1,10})(?:\.(\d{1,8})0*)?$/.exec(text)
  if (!match) return null
  return BigInt(match[1] as string) * UNITS_BIG + BigInt((match[2] ?? '').padEnd(SCALE, '0'))
}

/** The text of units with all eight decimals: `42000.10000000`. */
export function textOf(units: bigint): string {
  const digits = units.toString().padStart(SCALE + 1, '0')
  return `${digits.slice(0, -SCALE)}.${digits.slice(-SCALE)}`
}

/** Price times quantity in units, halves rounded up: for sources that do not send it. */
export function quoteOf(price: bigint, quantity: bigint): bigint {
  return (price * quantity + HALF) / UNITS_BIG
}
