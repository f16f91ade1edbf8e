/** Rewrites one record with Claude, manages the key, and estimates the cost of rewriting all. */
import type * as z from 'zod'
import type { estimateSchema } from '../../../../shared/contract/occupations.ts'
import { capReached } from '../../jobs/occupations/budget.ts'
import { dollars } from '../../jobs/occupations/cost.ts'
import { estimate } from '../../jobs/occupations/estimate.ts'
import { promptFor, rewrite } from '../../jobs/occupations/rewrite.ts'
import type { ByCode, OccupationsServiceDeps } from './deps.ts'
import { changed, recordOf, viewOf } from './records.ts'

const ONE_PUBLISHED = { search: null, status: 'published', domain: null, after: null, limit: 1 } as const

/** The paid part of the service. */
export function createRewriting(deps: OccupationsServiceDeps) {
  const { store, library } = deps
  /** The cost of each running rewrite, by code. */
  const running = new Map<string, Promise<number>>()

  async function rewriteNow(code: string): Promise<number> {
    const record = recordOf(deps, code)
    const settings = deps.settingsOf()
    const cap = deps.writer.available() ? capReached(store, settings, deps.monthStart(), null) : null
    if (cap !== null) throw cap
    const end = await rewrite(deps, record, settings, { agent: 'manual', runId: null, cycleId: null })
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
    /** The cost of all published records, and this month's spending so far. */
    estimate(): z.infer<typeof estimateSchema> {
      const settings = deps.settingsOf()
      const { items, total } = library.list(ONE_PUBLISHED)
      const sample = items[0] === undefined ? null : promptFor(deps, items[0], settings)
      const { perRecord, basis } = estimate(settings, store.measuredCost(settings.model), sample)
      const simulation = !deps.writer.available()
      return {
        records: total,
        cost_per_record_usd: simulation ? 0 : dollars(perRecord),
        total_usd: simulation ? 0 : dollars(perRecord * total),
        basis,
        simulation,
        spent_this_month_usd: dollars(store.spentSince(deps.monthStart())),
        month_cap_usd: settings.month_cap_usd,
      }
    },
    /** Null deletes the key. */
    key({ key }: { readonly key: string | null }) {
      deps.secrets.set('anthropic_api_key', key)
      return { set: key !== null }
    },
  }
}
