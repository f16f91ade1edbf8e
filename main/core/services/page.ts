/** Pages of lists. A cursor names the last item of the previous page. */
import { unusable } from '../../../shared/unusable-path.ts'

/** The result of a list; `next_cursor` is null on the last page. */
export interface PageView<View> {
  items: View[]
  next_cursor: string | null
}

/**
 * Returns a page from a list read with one extra item, which shows that there are more.
 * @param cursorOf returns the cursor that continues after an item
 */
export function pageOf<T, View>(
  found: readonly T[],
  limit: number,
  cursorOf: (last: T) => string,
  viewOf: (item: T) => View,
): PageView<View> {
  const items = found.slice(0, limit)
  const last = items.at(-1)
  const isLast = found.length <= limit || last === undefined
  return { items: items.map(viewOf), next_cursor: isLast ? null : cursorOf(last) }
}

/** Returns the number in a cursor; null on the first page. @throws VigieError invalid_input */
export function cursorNumber(cursor: string | undefined): number | null {
  if (cursor === undefined) return null
  if (/^\d{1,15}$/.test(cursor)) return Number(cursor)
  throw unusable('cursor', 'not_a_cursor')
}
