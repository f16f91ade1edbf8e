/** Reads numbers and ranges of numbers that people write. */

/** Spaces, also those that do not break a line, and apostrophes group digits by three. */
const GROUPS = String.raw`[\s\u00a0\u202f'\u2019]`
const shape = (mark: string, group: string) =>
  new RegExp(
    String.raw`^[+-]?(?:\d{1,3}(?:(?:${GROUPS}|${group})\d{3})+|\d+)?(?:${mark}\d+)?(?:[eE][+-]?\d+)?$`,
  )
const SHAPES = { point: shape(String.raw`\.`, ','), comma: shape(',', String.raw`\.`) } as const

/** Returns the number a text consists of, with `.` or `,` as the decimal mark; null if it is none. */
export function numberOf(text: string, decimal: 'point' | 'comma'): number | null {
  const written = text.trim().replace('−', '-')
  if (!/\d/.test(written) || !SHAPES[decimal].test(written)) return null
  const [group, mark] = decimal === 'point' ? [',', '.'] : ['.', ',']
  const bare = written.replace(new RegExp(GROUPS, 'g'), '').replaceAll(group, '').replace(mark, '.')
  const value = Number(bare)
  return Number.isFinite(value) ? value : null
}

/** Whether a number is in ranges such as `200-299, 304`. */
export function isInRanges(value: number, ranges: string): boolean {
  return ranges.split(',').some((range) => {
    const [from = Number.NaN, to = from] = range.split('-').map(Number)
    return value >= from && value <= to
  })
}
