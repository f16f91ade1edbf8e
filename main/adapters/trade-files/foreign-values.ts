/** Converts decimals and times of other programs to ours without changing their value. */
import { type DecimalScale, unitsOf } from '../../core/jobs/trades/decimal.ts'
import { EARLIEST_US } from './instant.ts'

/** Relative error of a double that arithmetic may have caused. */
const NOISE = 1e-14
const EXPONENT = /^(\d+)(?:\.(\d*))?e([+-]?\d{1,3})$/i

/**
 * Returns a decimal in units of 10^-scale. An exponent is expanded; a double, or its printed text, becomes the
 * decimal it was made from. Null if it needs more places, or is not a decimal.
 */
export function unitsIn(value: unknown, decimalComma: boolean, scale: DecimalScale): bigint | null {
  if (typeof value === 'number') return unitsOf(withoutNoise(value), scale)
  const text = ungrouped(String(value), decimalComma)
  // Nearly every value is written plainly.
  return unitsOf(text, scale) ?? unitsOf(printed(writtenOut(text)), scale)
}

/** Groups of three digits, separated by a comma, a point, an apostrophe or a space. */
const GROUPED = /^\d{1,3}(?:([,.'’ \u00A0\u202F])\d{3})(?:\1\d{3})*(?=$|[,.])/

/**
 * Returns a number without the separators of its thousands, and with a point before its decimals. `1.234` is taken as it
 * is, `1,234` by the mark of the file; any text that is not such a number is returned unchanged.
 */
function ungrouped(text: string, decimalComma: boolean): string {
  if (!/[,'’ \u00A0\u202F]/.test(text)) return text
  const mark = decimalComma ? ',' : '.'
  const [groups = '', separator = ''] = GROUPED.exec(text) ?? []
  const isGrouped = groups !== '' && separator !== mark
  const whole = isGrouped ? groups.replace(/\D/g, '') : ''
  const rest = isGrouped ? text.slice(groups.length) : text
  if (isGrouped && rest !== '' && rest[0] !== mark) return text
  return whole + (decimalComma ? rest.replace(',', '.') : rest)
}

/** Returns the printed text of a double without its rounding error; any other text unchanged. */
const printed = (text: string) => (String(Number(text)) === text ? withoutNoise(Number(text)) : text)

/**
 * Exchanges send at most eight places, and arithmetic causes errors after the fifteenth digit. If eight
 * places differ by more than that, the value is another one.
 */
function withoutNoise(value: number): string {
  const text = value.toFixed(8)
  return Math.abs(Number(text) - value) <= Math.abs(value) * NOISE ? text : String(value)
}

/** Expands `1.5e-05` to `0.000015`, digit by digit. */
export function writtenOut(text: string): string {
  const [, whole = '', part = '', exponent = ''] = EXPONENT.exec(text) ?? []
  if (whole === '') return text
  const point = whole.length + Number(exponent)
  const digits = `${'0'.repeat(Math.max(0, 1 - point))}${whole}${part}`.padEnd(point, '0')
  const at = Math.max(1, point)
  const fraction = digits.slice(at)
  return fraction === '' ? digits : `${digits.slice(0, at)}.${fraction}`
}

/** Integer digits of a time, and the power of ten that converts it to microseconds. */
const POWERS: Readonly<Record<number, number>> = { 10: 6, 13: 3, 16: 0, 19: -3 }
const ISO = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:\.(\d{1,9}))? ?(Z|UTC|[+-]\d\d(?::?\d\d)?)?$/i

/**
 * Returns the microseconds of seconds, milliseconds, microseconds or nanoseconds, recognised by size, or of
 * ISO text; UTC if it has no zone. Null for anything else, and for times before March 1973.
 */
export function timeOf(value: unknown): number | null {
  const time = microsecondsIn(String(value))
  return time !== null && time >= EARLIEST_US ? time : null
}

function microsecondsIn(text: string): number | null {
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

/** Converts `+01` and `+0100` to `+01:00`. */
function offset(zone: string): string {
  const [, hours, minutes = '00'] = /^([+-]\d\d):?(\d\d)?$/.exec(zone) ?? []
  return hours === undefined ? 'Z' : `${hours}:${minutes}`
}
