/** Rewrites one record with Claude, manages the key, and estimates the cost of rewriting all. */
import { capReached } from '../../jobs/occupations/budget.ts'
import { dollars } from '../../jobs/occupations/cost.ts'
import { rewrite } from '../../jobs/occupations/rewrite.ts'
import type { ByCode, OccupationsServiceDeps } from './deps.ts'
import { estimateAll } from './estimating.ts'
import { changed, recordOf, viewOf } from './records.ts'
import { spendingByMonth } from './spending.ts'

/** The paid part of the service. */
export function createRewriting(deps: OccupationsServiceDeps) {
  const { store } = deps
  /** The cost of each running rewrite, by code. */
  const running = new Map<string, Promise<number>>()

  async function rewriteNow(code: string): Promise<number> {
    const record = recordOf(deps, code)
    const settings = deps.settingsOf()
    const cap = deps.writer.available() ? capReached(store, settings, deps.monthStart(), null) : null
    if (cap !== null) throw cap
    const { review } = settings
    const origin = { agent: 'manual', runId: null, cycleId: null, review }
    const end = await rewrite({ ...deps, isAwaited: true }, record, settings, origin)
    changed(deps, code)
    if (end.error !== null) throw end.error
    return end.cost
  }

  return {
    /**
     * Rewrites one record. Two requests for it share one rewrite: a double click is not charged twice.
     * @throws VigieError occupation_* | budget_reached | source_* | claude_key_refused
     */
    async update({ code }: ByCode) {
      const begun = running.get(code) ?? rewriteNow(code).finally(() => running.delete(code))
      running.set(code, begun)
      const cost = await begun
      return { ...viewOf(deps, code), cost_usd: dollars(cost) }
    },
    estimate: () => estimateAll(deps),
    spending: () => ({ months: spendingByMonth(deps) }),
    /** Null deletes the key. */
    key({ key }: { readonly key: string | null }) {
      const addresses = deps.key.set(key)
      return { set: key !== null, addresses: [...addresses] }
    },
  }
}
