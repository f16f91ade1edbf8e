/** A large export a page at a time, so that it does not hold up everything else. */

/** Rows read at a time. */
export const AT_ONCE = 500

/** A file as text, and how many assets or maintenances it holds. */
export interface Exported {
  readonly content: string
  readonly rows: number
}

/** What stands before, for and after the items of a file. */
export interface Form<T> {
  readonly head: string
  readonly tail: string
  readonly piece: (item: T) => string
}

/**
 * All items in one form.
 * @param next the items after one, at most `AT_ONCE`; null asks for the first
 * @param breathe lets other work go first, between two pages
 */
export async function written<T>(
  { head, tail, piece }: Form<T>,
  next: (last: T | null) => readonly T[],
  yieldToEventLoop: () => Promise<void>,
): Promise<Exported> {
  const pieces: string[] = []
  let last: T | null = null
  for (;;) {
    const items: readonly T[] = next(last)
    for (const item of items) pieces.push(piece(item))
    if (items.length < AT_ONCE) return { content: head + pieces.join('') + tail, rows: pieces.length }
    last = items.at(-1) ?? null
    await yieldToEventLoop()
  }
}
