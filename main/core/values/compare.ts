/** Compares a value from outside with one of the owner's. */

/** How a value is compared. `exists` and `absent` need no other value. */
export type ComparisonOperator =
  | 'equals'
  | 'differs'
  | 'above'
  | 'below'
  | 'contains'
  | 'lacks'
  | 'exists'
  | 'absent'

/** Whether the comparison holds. Numbers written as strings are compared as numbers; a missing value only is absent. */
export function compares(found: unknown, operator: ComparisonOperator, wanted: unknown): boolean {
  const isThere = found !== undefined && found !== null
  switch (operator) {
    case 'exists':
      return isThere
    case 'absent':
      return !isThere
    case 'equals':
      return found === wanted
    case 'differs':
      return found !== undefined && found !== wanted
    case 'contains':
      return contains(found, wanted)
    case 'lacks':
      return isThere && !contains(found, wanted)
    case 'above':
      return numeric(found) > numeric(wanted)
    case 'below':
      return numeric(found) < numeric(wanted)
  }
}

function contains(found: unknown, wanted: unknown): boolean {
  if (typeof found === 'string') return found.includes(String(wanted))
  return Array.isArray(found) && found.includes(wanted)
}

/** Returns NaN, which no comparison accepts, if the value is not a number. */
function numeric(value: unknown): number {
  if (typeof value === 'number') return value
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN
}
