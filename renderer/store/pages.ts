/** Lists that go further back than one answer. */

/** As many as one answer has. */
const ANSWER_MOST = 1000

/** The query of one answer. */
interface PageQuery {
  readonly limit: number
  readonly cursor?: string
}

/** Reads up to `limit` items in as many answers as it takes; whatever else an answer says is that of the last. */
export async function inPages<P extends { readonly items: unknown[]; readonly next_cursor: string | null }>(
  limit: number,
  ask: (query: PageQuery) => Promise<P>,
): Promise<P> {
  const items: P['items'] = []
  let cursor: string | null = null
  for (;;) {
    const query: PageQuery = { limit: Math.min(ANSWER_MOST, limit - items.length) }
    const page: P = await ask(cursor === null ? query : { ...query, cursor })
    items.push(...page.items)
    cursor = page.next_cursor
    if (cursor === null || items.length >= limit) return { ...page, items }
  }
}
