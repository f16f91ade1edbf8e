/** Compares models before a run: what they cost, and what they write of a few records, side by side. */
import { VigieError } from '../../../../shared/errors.ts'
import type { OccupationsSettings } from '../../../../shared/kinds/occupations.ts'
import { capReached } from '../../jobs/occupations/budget.ts'
import { dollars } from '../../jobs/occupations/cost.ts'
import { draft } from '../../jobs/occupations/draft.ts'
import { estimate, orderOf } from '../../jobs/occupations/estimate.ts'
import { CLAUDE_MODELS, PRICE_SOURCE } from '../../jobs/occupations/models.ts'
import type { StoredOccupation } from '../../jobs/occupations/ports.ts'
import { thinkingOf } from '../../jobs/occupations/pricing.ts'
import { promptFor } from '../../jobs/occupations/rewrite.ts'
import type { OccupationsServiceDeps } from './deps.ts'
import { samplePrompt } from './estimating.ts'

const ANY = { search: null, domain: null, after: null } as const

interface CompareInput {
  readonly models: readonly string[]
  /** The number of records. */
  readonly records: number
}

/** The comparing part of the service. */
export function createComparing(deps: OccupationsServiceDeps) {
  const { library, store } = deps

  /** One text of one model, in the books as any other call, and kept nowhere. */
  async function textOf(record: StoredOccupation, settings: OccupationsSettings) {
    const prompt = promptFor(deps, record, settings)
    const order = orderOf(settings, store, prompt, { code: record.code, runId: null }, false)
    const { content, error, cost, settlement } = await draft(deps, settings, prompt, order)
    if (settlement !== null) store.settle(settlement)
    const problem = error instanceof VigieError ? error.told : null
    if (error !== null && problem === null) throw error
    return { model: settings.model, content, problem, cost_usd: dollars(cost) }
  }

  return {
    /** The known models, cheapest first, with what all records of the base would cost. */
    models() {
      const chosen = deps.settingsOf()
      const { items, total } = library.list({ ...ANY, status: null, limit: 1 })
      const prompt = samplePrompt(deps, items[0] ?? null, chosen)
      const models = CLAUDE_MODELS.map(({ id, prices, asOf }) => {
        const settings = { ...chosen, model: id }
        const { perRecord, basis } = estimate(settings, store, prompt)
        return {
          model: id,
          chosen: id === chosen.model,
          thinks: thinkingOf(settings).type === 'adaptive',
          input_usd: prices.input,
          output_usd: prices.output,
          as_of: asOf,
          cost_per_record_usd: dollars(perRecord),
          total_usd: dollars(perRecord * total),
          basis,
        }
      })
      const cheapestFirst = models.toSorted((a, b) => a.cost_per_record_usd - b.cost_per_record_usd)
      return { source: PRICE_SOURCE, models: cheapestFirst }
    },
    /**
     * Lets each model write the first records. Costs what it says.
     * @throws VigieError budget_reached before a record, or claude_key_refused without a key
     */
    async compare({ models, records }: CompareInput) {
      if (!deps.writer.available()) throw new VigieError('claude_key_refused')
      const compared = []
      const { items } = library.list({ ...ANY, status: null, limit: records })
      for (const record of items) {
        const settings = deps.settingsOf()
        const cap = capReached(store, settings, deps.monthStart(), null)
        if (cap !== null) throw cap
        const texts = await Promise.all(models.map((model) => textOf(record, { ...settings, model })))
        compared.push({ code: record.code, title: record.title, texts })
      }
      return { records: compared }
    },
  }
}
