/** Decimals and times as other programs write them, brought to ours without changing what they say. */
import { unitsOf } from '../../core/jobs/trades/decimal.ts'

/** Share of a double that arithmetic may have changed. */
const NOISE = 1e-14
const EXPONENT = /^(\d+)(?:\.(\d*))?e([+-]?\d{1,3})$/i

/**
 * A decimal in units of 10^-8. One with an exponent is written out; a double, or the text one prints as, becomes the
 * decimal it was made from. Null where that needs more than eight places, or is no decimal.
 */
export function unitsIn(value: unknown): bigint | null {
  if (typeof value === 'number') return unitsOf(withoutNoise(value))
  const text = String(value)
  // Nearly every value is written plainly.
  return unitsOf(text) ?? unitsOf(printed(writtenOut(text)))
}

/** The text that a double prints as, without the double's noise; any other as it is. */
const printed = (text: string) => (String(Number(text)) === text ? withoutNoise(Number(text)) : text)

/**
 * Exchanges send at most eight places, and arithmetic on the way leaves noise behind the fifteenth digit. Where eight
 * places are further away than that, the value is another.
 */
function withoutNoise(value: number): string {
  const text = value.toFixed(8)
  return Math.abs(Number(text) - value) <= Math.abs(value) * NOISE ? text : String(value)
}

/** `1.5e-05` as `0.000015`, digit by digit. */
function writtenOut(text: string): string {
  const [, whole = '', part = '', exponent = ''] = EXPONENT.exec(text) ?? []
  if (whole === '') return text
  const point = whole.length + Number(exponent)
  const digits = `${'0'.repeat(Math.max(0, 1 - point))}${whole}${part}`.padEnd(point, '0')
  const at = Math.max(1, point)
  const fraction = digits.slice(at)
  return fraction === '' ? digits : `${digits.slice(0, at)}.${fraction}`
}

/** Digits of a time before its point, and by which power of ten they become microseconds. */
const POWERS: Readonly<Record<number, number>> = { 10: 6, 13: 3, 16: 0, 19: -3 }
const ISO = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:\.(\d{1,9}))? ?(Z|UTC|[+-]\d\d(?::?\d\d)?)?$/i

/**
 * Microseconds of seconds, milliseconds, microseconds or nanoseconds, told by size, or of ISO text; UTC where that names
 * no zone. Null for anything else.
 */
export function timeOf(value: unknown): number | null {
  const text = String(value)
  const [, whole, part = ''] = /^(\d+)(?:\.(\d+))?$/.exec(text) ?? []
  if (whole === undefined) return isoTime(text)
  const power = POWERS[whole.length]
  if (power === undefined) return null
  return power < 0 ? Number(whole.slice(0, power)) : Number(whole + part.padEnd(power, '0').slice(0, power))
}

function isoTime(text: string): number | null {
  const [, day, time, part = '', zone = 'Z'] = ISO.exec(text) ?? []
  if (day === undefined) return null
  const milliseconds = Date.parse(`${day}T${time}${offset(zone)}`)
  return Number.isNaN(milliseconds) ? null : milliseconds * 1000 + Number(part.padEnd(6, '0').slice(0, 6))
}

/** `+01`, `+0100` and `+01:00` as the last of them. */
function offset(zone: string): string {
  const [, hours, minutes = '00'] = /^([+-]\d\d):?(\d\d)?$/.exec(zone) ?? []
  return hours === undefined ? 'Z' : `${hours}:${minutes}`
}
