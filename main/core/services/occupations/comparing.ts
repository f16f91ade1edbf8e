/** Compares models before a run: what they cost, and what they write of a few records, side by side. */
import { ANSWER_WITHIN_SECONDS } from '../../../../shared/contract/occupations-answers.ts'
import { type LocalizableMessage, VigieError } from '../../../../shared/errors.ts'
import type { OccupationsSettings } from '../../../../shared/kinds/occupations.ts'
import type { OccupationContent } from '../../../../shared/occupation.ts'
import { capReached } from '../../jobs/occupations/budget.ts'
import { dollars } from '../../jobs/occupations/cost.ts'
import { draft } from '../../jobs/occupations/draft.ts'
import { estimate, orderOf } from '../../jobs/occupations/estimate.ts'
import { CLAUDE_MODELS, PRICE_SOURCE } from '../../jobs/occupations/models.ts'
import { isOutage } from '../../jobs/occupations/outage.ts'
import type { StoredOccupation } from '../../jobs/occupations/ports.ts'
import { pricingOf, thinkingOf } from '../../jobs/occupations/pricing.ts'
import { promptFor } from '../../jobs/occupations/rewrite.ts'
import { withDeadline } from './deadline.ts'
import type { OccupationsServiceDeps } from './deps.ts'
import { samplePrompt } from './estimating.ts'

const ANY = { search: null, domain: null, proposed: null, after: null } as const

interface CompareInput {
  readonly models: readonly string[]
  /** The number of records. */
  readonly records: number
}

/** What a model wrote of a record, or why it wrote nothing. */
interface ComparedText {
  readonly model: string
  readonly content: OccupationContent | null
  readonly problem: LocalizableMessage | null
  readonly cost_usd: number
}

/** The call goes on and is booked when it ends, but nobody waits for it. */
const LATE: LocalizableMessage = {
  messageKey: 'occupations.compare_late',
  params: { seconds: ANSWER_WITHIN_SECONDS },
}

const unwritten = (model: string, problem: LocalizableMessage): ComparedText => ({
  model,
  content: null,
  problem,
  cost_usd: 0,
})

/** The comparing part of the service. */
export function createComparing(deps: OccupationsServiceDeps) {
  const { library, store } = deps
  const awaited = { ...deps, awaitedBy: { sent: () => undefined } }

  /** One text of one model, in the books as any other call, and kept nowhere. @throws an outage of the service */
  async function textOf(record: StoredOccupation, settings: OccupationsSettings): Promise<ComparedText> {
    const prompt = promptFor(deps, record, settings)
    const order = orderOf(settings, store, prompt, { code: record.code, runId: null }, false)
    const { content, error, cost, settlement } = await draft(awaited, settings, prompt, order)
    if (settlement !== null) store.settle(settlement)
    if (error !== null && (isOutage(error) || !(error instanceof VigieError))) throw error
    const problem = error instanceof VigieError ? error.localizable : null
    return { model: settings.model, content, problem, cost_usd: dollars(cost) }
  }

  /** Lets each model write a record. The reason of an outage or a late answer replaces the text. */
  async function write(record: StoredOccupation, models: readonly string[], deadline: Promise<null>) {
    const settings = deps.settingsOf()
    const cap = capReached(store, settings, deps.monthStart(), null)
    const outages: VigieError[] = []
    const texts = await Promise.all(
      models.map(async (model): Promise<ComparedText> => {
        if (cap !== null) return unwritten(model, cap.localizable)
        try {
          const text = await Promise.race([textOf(record, { ...settings, model }), deadline])
          return text ?? unwritten(model, LATE)
        } catch (error) {
          if (!(error instanceof VigieError)) throw error
          outages.push(error)
          return unwritten(model, error.localizable)
        }
      }),
    )
    const stop = cap ?? (outages.length === models.length ? (outages[0] ?? null) : null)
    return { stop, compared: { code: record.code, title: record.title, texts } }
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
     * Lets each model write the first records: one, then the others at once. Costs what it says. Answers in time: a text that
     * is late is told as such, and after a late record no other begins.
     * @throws VigieError budget_reached or the outage that prevents every text of the first record; claude_key_missing
     * without a key
     */
    async compare({ models, records }: CompareInput) {
      if (!deps.writer.available()) throw new VigieError('claude_key_missing')
      const [first, ...others] = library.list({ ...ANY, status: null, limit: records }).items
      const settings = deps.settingsOf()
      const unpriced = models.filter((model) => pricingOf({ ...settings, model }).basis === 'none')
      if (first === undefined) return { records: [], unpriced }
      return withDeadline(deps.delay, ANSWER_WITHIN_SECONDS * 1000, async (deadline) => {
        const { stop, compared } = await write(first, models, deadline)
        if (stop !== null) throw stop
        const isLate = compared.texts.some(({ problem }) => problem === LATE)
        const rest = isLate ? [] : others.map((record) => write(record, models, deadline))
        const records = [compared, ...(await Promise.all(rest)).map((each) => each.compared)]
        return { records, unpriced }
      })
    },
  }
}
