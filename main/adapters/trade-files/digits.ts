/**
 * Parses digits: the innermost steps of reading an archive. Eight digits are read as two 32-bit integers ("SWAR"; D.
 * Lemire, "Quickly parsing eight digits", 2018); `Math.imul` and `| 0` keep the arithmetic in 32 bits.
 */

const ZERO = 48

/** Returns the value of the four digits at `at`, or -1 if one of them is not a digit. */
function fourDigits(view: DataView, at: number): number {
  const text = view.getInt32(at, true)
  // A byte above '9' sets its high bit in the first sum, one below '0' in the second.
  if ((((text + 0x46464646) | (text - 0x30303030)) & 0x80808080) !== 0) return -1
  const digits = text & 0x0f0f0f0f
  const pairs = (Math.imul(digits, 10) + (digits >>> 8)) & 0x00ff00ff
  return (Math.imul(pairs, 100) + (pairs >>> 16)) & 0xffff
}

/** Returns the value of the eight digits at `at`, or -1 if one of them is not a digit. */
export function eightDigits(view: DataView, at: number): number {
  const high = fourDigits(view, at)
  const low = fourDigits(view, at + 4)
  return (high | low) < 0 ? -1 : (Math.imul(high, 10_000) + low) | 0
}

/** Returns the value of one to sixteen digits at `start`, or -1 if they are not digits, or above 2^53. */
export function wholeNumber(view: DataView, start: number, length: number): number {
  if (length < 1 || length > 16) return -1
  let at = start
  let rest = length
  let value = 0
  for (; (rest & 3) !== 0; rest--) {
    const digit = view.getUint8(at++) - ZERO
    if (digit < 0 || digit > 9) return -1
    value = value * 10 + digit
  }
  for (; rest > 0; rest -= 4) {
    const four = fourDigits(view, at)
    if (four < 0) return -1
    value = value * 10_000 + four
    at += 4
  }
  return value > Number.MAX_SAFE_INTEGER ? -1 : value
}
