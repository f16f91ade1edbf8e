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
  async (call, context) => {
    if (call.route.method !== 'GET' || call.request.address.pathname !== PATH) return api(call, context)
    const isWhole = !call.request.address.searchParams.has('limit')
    let input = isWhole ? { ...call.input, limit: AT_ONCE } : call.input
    const items: unknown[] = []
    for (;;) {
      const answer = await api({ ...call, input }, context)
      if (answer.status !== 200) return answer
      const page = JSON.parse(String(answer.body)) as AlertsPage
      items.push(...page.items)
      if (!isWhole || page.next_cursor === null) return { ...answer, body: JSON.stringify(items) }
      input = { ...input, cursor: page.next_cursor }
    }
  }
