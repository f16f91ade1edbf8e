/** Decimals as whole units of 10^-8, or of 10^-18 in a collection of wide digits. Only `quoteOf` and `coinsOf` round. */
import type { TradeDigits } from '../../../../shared/kinds/trades.ts'

/** Number of decimals of a unit: 8 in DECIMAL(18, 8), 18 in DECIMAL(38, 18). */
export type DecimalScale = 8 | 18

/** Returns the scale of the prices and quantities of a collection. */
export const scaleOf = (digits: TradeDigits): DecimalScale => (digits === 'wide' ? 18 : 8)

/** Units of 10^-8 in 1. */
export const UNITS = 100_000_000

interface DecimalForm {
  /** Units in 1. */
  readonly units: bigint
  /** First value, in units, that exceeds the type. */
  readonly limit: bigint
  readonly text: RegExp
}

const FORMS: Readonly<Record<DecimalScale, DecimalForm>> = {
  8: { units: 10n ** 8n, limit: 10n ** 18n, text: /^(\d{1,10})(?:\.(\d{1,8})0*)?$/ },
  18: { units: 10n ** 18n, limit: 10n ** 38n, text: /^(\d{1,20})(?:\.(\d{1,18})0*)?$/ },
}

/** Returns the units in 1. */
export const unitsPer = (scale: DecimalScale): bigint => FORMS[scale].units

/** Returns the first value, in units, that is too large for a scale. */
export const limitOf = (scale: DecimalScale): bigint => FORMS[scale].limit

/**
 * Returns the units of a decimal text such as `42000.10`; null if it is not one, has a sign, or needs more decimals than
 * the scale, or more integer digits than the type.
 */
export function unitsOf(text: string, scale: DecimalScale = 8): bigint | null {
  const match = FORMS[scale].text.exec(text)
  if (!match) return null
  return BigInt(match[1] as string) * unitsPer(scale) + BigInt((match[2] ?? '').padEnd(scale, '0'))
}

/** Returns the text of units with all decimals of the scale: `42000.10000000`. */
export function textOf(units: bigint, scale: DecimalScale = 8): string {
  const value = Number(units)
  // Numbers are exact up to 2^53, and several times as fast as the text of a bigint: an export writes millions.
  if (scale === 8 && value >= 0 && value <= Number.MAX_SAFE_INTEGER) {
    const rest = value % UNITS
    return `${(value - rest) / UNITS}.${String(rest + UNITS).slice(1)}`
  }
  const digits = units.toString().padStart(scale + 1, '0')
  return `${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}

/** Returns how many coins an amount of money buys at a price, in units, halves rounded up; null at a price of zero. */
export function coinsOf(money: bigint, price: bigint, scale: DecimalScale = 8): bigint | null {
  return price === 0n ? null : (2n * money * unitsPer(scale) + price) / (2n * price)
}

/** Returns price times quantity in units, halves rounded up, for sources that do not provide it. */
export function quoteOf(price: bigint, quantity: bigint, scale: DecimalScale = 8): bigint {
  const units = unitsPer(scale)
  return (price * quantity + units / 2n) / units
}
