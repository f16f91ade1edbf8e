/** What a refusal of an unknown name says: the name that was probably meant, or the names that there are. */
import type { UnusableReason } from './unusable-path.ts'

/** Names listed at most; a longer list would hide the rest of the sentence. */
const MOST_NAMES = 25

/** Returns why a field is refused: with the nearest known one, or all of them. */
export function unknownField(name: string, known: readonly string[]): UnusableReason {
  if (known.length === 0) return { messageKey: 'unknown_field' }
  const near = nearestOf(name, known)
  if (near !== null) return { messageKey: 'unknown_field_near', params: { near } }
  return { messageKey: 'unknown_field_known', params: { known: listOf(known) } }
}

/** Returns names with commas; of many, the first. */
export const listOf = (names: readonly string[]): string =>
  names.length > MOST_NAMES ? `${names.slice(0, MOST_NAMES).join(', ')}…` : names.join(', ')

/** Returns the known name that differs by a slip of the keyboard; null if none does. */
export function nearestOf(name: string, known: readonly string[]): string | null {
  const most = name.length < 5 ? 1 : 2
  const near = known
    .map((one) => ({ one, steps: distance(name.toLowerCase(), one.toLowerCase()) }))
    .filter(({ steps }) => steps <= most)
    .toSorted((a, b) => a.steps - b.steps)
  return near[0]?.one ?? null
}

/** The distance of Damerau and Levenshtein (optimal string alignment): letters added, left out, replaced or swapped. */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, at) => at)]
  const at = (row: number, column: number) => rows[row]?.[column] ?? Number.POSITIVE_INFINITY
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row]
    rows.push(line)
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1]
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      line[column] = Math.min(
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
        at(row - 1, column - 1) + (same ? 0 : 1),
        swapped ? at(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
      )
    }
  }
  return at(a.length, b.length)
}
