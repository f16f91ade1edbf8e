/** Lists a page at a time. A cursor names the last item of the page before. */
import { unusable } from '../../../shared/unusable-path.ts'

/** What a list answers; `next_cursor` is null on the last page. */
export interface PageView<View> {
  items: View[]
  next_cursor: string | null
}

/**
 * The page of a list that was read one item further than it shows: that item tells that there are more.
 * @param cursorOf the cursor that goes on after an item
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

/** The number that a cursor holds; null on the first page. @throws VigieError invalid_input */
export function cursorNumber(cursor: string | undefined): number | null {
  if (cursor === undefined) return null
  if (/^\d{1,15}$/.test(cursor)) return Number(cursor)
  throw unusable('cursor', 'not_a_cursor')
}
