/** Compares two versions of a record field by field. */
import type { FieldDifference } from '../../../../shared/contract/occupations-answers.ts'

type DifferenceValue = FieldDifference['before']

/**
 * Returns the fields that differ, in the order of the newer version. Objects are compared by field
 * (`salaries.junior.median`), lists as a whole with their added and removed lines.
 */
export function differences(before: DifferenceValue, after: DifferenceValue, path = ''): FieldDifference[] {
  if (same(before, after)) return []
  if (isObject(before) && isObject(after)) {
    const names = [...new Set([...Object.keys(after), ...Object.keys(before)])]
    return names.flatMap((name) =>
      differences(before[name] ?? null, after[name] ?? null, path === '' ? name : `${path}.${name}`),
    )
  }
  return [{ field: path, before, after, ...lineChanges(before, after) }]
}

function lineChanges(
  before: DifferenceValue,
  after: DifferenceValue,
): Pick<FieldDifference, 'added' | 'removed'> {
  const old = linesOf(before)
  const now = linesOf(after)
  return {
    added: now.filter((line) => !old.includes(line)),
    removed: old.filter((line) => !now.includes(line)),
  }
}

function linesOf(value: DifferenceValue): string[] {
  return Array.isArray(value)
    ? value.map((item) => (typeof item === 'string' ? item : JSON.stringify(item)))
    : []
}

function isObject(value: DifferenceValue): value is { [name: string]: DifferenceValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function same(a: DifferenceValue, b: DifferenceValue): boolean {
  if (isObject(a) && isObject(b)) {
    const names = Object.keys(a)
    return (
      names.length === Object.keys(b).length &&
      names.every((name) => name in b && same(a[name] ?? null, b[name] ?? null))
    )
  }
  return JSON.stringify(a) === JSON.stringify(b)
}
