/** `GET /api/alerts`, without a version, as its clients have always read it: an array of all active alerts. */
import type { ApiHandler } from './api.ts'

const PATH = '/api/alerts'
/** As many as a page may have. */
const AT_ONCE = '1000'

interface AlertsPage {
  readonly items: readonly unknown[]
  readonly next_cursor: string | null
}

/** Returns the same API with this answer. A caller that names a `limit` gets that many. */
export const withOldAlerts =
  (api: ApiHandler): ApiHandler =>
  async (request, context) => {
    const url = new URL(request.url)
    if (request.method !== 'GET' || url.pathname !== PATH) return api(request, context)
    const isWhole = !url.searchParams.has('limit')
    if (isWhole) url.searchParams.set('limit', AT_ONCE)
    const items: unknown[] = []
    for (;;) {
      const answer = await api(new Request(url, request), context)
      if (answer?.status !== 200) return answer
      const page = (await answer.json()) as AlertsPage
      items.push(...page.items)
      if (!isWhole || page.next_cursor === null) return Response.json(items)
      url.searchParams.set('cursor', page.next_cursor)
    }
  }
