/** Writes a large export page by page, so that it does not block other work. */

/** Rows read at a time. */
export const AT_ONCE = 500

/** A file as text, and how many assets or maintenances it contains. */
export interface ExportedText {
  readonly content: string
  readonly rows: number
}

/** The text before, for and after the items of a file. */
export interface Form<T> {
  readonly head: string
  readonly tail: string
  readonly piece: (item: T) => string
}

/**
 * Writes all items in one format.
 * @param next returns the items after one, at most `AT_ONCE`; null asks for the first
 * @param yieldToEventLoop yields to other work between two pages
 */
export async function written<T>(
  { head, tail, piece }: Form<T>,
  next: (last: T | null) => readonly T[],
  yieldToEventLoop: () => Promise<void>,
): Promise<ExportedText> {
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
