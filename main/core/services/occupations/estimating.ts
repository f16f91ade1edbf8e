/** What a run would cost, before anything is published or spent. */
import type { CostEstimateView } from '../../../../shared/contract/occupations-answers.ts'
import type { OccupationsSettings } from '../../../../shared/kinds/occupations.ts'
import { dollars } from '../../jobs/occupations/cost.ts'
import { dueByHand } from '../../jobs/occupations/due.ts'
import { estimate } from '../../jobs/occupations/estimate.ts'
import { PRICE_SOURCE } from '../../jobs/occupations/models.ts'
import type { Prompt } from '../../jobs/occupations/ports.ts'
import { promptFor } from '../../jobs/occupations/rewrite.ts'
import type { OccupationsServiceDeps } from './deps.ts'

const FIRST = { search: null, domain: null, proposed: null, after: null, limit: 1 } as const

/** The numbers of records that people ask about; "all" is added to them. */
const ROUND_NUMBERS = [100, 500]

/** The cost of all published records and of round numbers of them, and this month's spending so far. */
export function estimateAll(deps: OccupationsServiceDeps): CostEstimateView {
  const { library, store } = deps
  const settings = deps.settingsOf()
  const published = library.list({ ...FIRST, status: 'published' })
  const all = library.list({ ...FIRST, status: null })
  const record = published.items[0] ?? all.items[0] ?? null
  const { perRecord, basis, pricing } = estimate(settings, store, samplePrompt(deps, record, settings))
  const counts = [...ROUND_NUMBERS, ...(all.total === 0 ? [] : [all.total])]
  const start = deps.monthStart()
  const due = dueByHand(deps, store.openCycle()).length
  const spent = dollars(store.spentSince(start))
  return {
    records: published.total,
    cost_per_record_usd: dollars(perRecord),
    total_usd: dollars(perRecord * published.total),
    basis,
    table: counts.map((records) => ({ records, total_usd: dollars(perRecord * records) })),
    price: { model: settings.model, basis: pricing.basis, as_of: pricing.asOf, source: PRICE_SOURCE },
    due,
    due_usd: dollars(perRecord * due),
    already_rewritten: published.total - due,
    proposed: published.proposed,
    cap_left_usd: capLeft(settings, spent),
    simulation: !deps.writer.available(),
    spent_this_month_usd: spent,
    unknown_this_month_usd: dollars(store.unknownSince(start)),
    run_cap_usd: settings.run_cap_usd,
    month_cap_usd: settings.month_cap_usd,
  }
}

/** The least that a cap leaves to a run that begins now, US dollars; null without a cap. */
function capLeft({ run_cap_usd, month_cap_usd }: OccupationsSettings, spent: number): number | null {
  const left = [
    ...(run_cap_usd === null ? [] : [run_cap_usd]),
    ...(month_cap_usd === null ? [] : [month_cap_usd - spent]),
  ]
  return left.length === 0 ? null : Math.max(0, Math.min(...left))
}

/** Returns the prompt of a record; without any, its fixed part. */
export function samplePrompt(
  deps: OccupationsServiceDeps,
  record: Parameters<typeof promptFor>[1] | null,
  settings: OccupationsSettings,
): Prompt {
  if (record !== null) return promptFor(deps, record, settings)
  return { version: deps.template.version, system: deps.template.text, user: '' }
}
