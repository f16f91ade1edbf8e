/** Rewrites one record: simulates or asks, validates, then saves the next version with its cost, or records why not. */
import { type LocalizableMessage, literalMessage, VigieError } from '../../../../shared/errors.ts'
import type { OccupationsSettings } from '../../../../shared/kinds/occupations.ts'
import { messageFrom } from '../../../../shared/system-problem.ts'
import { toInstant } from '../../../../shared/time/instant.ts'
import type { PaidCallDeps } from './call.ts'
import { dollars } from './cost.ts'
import { draft, type RewriteDraft } from './draft.ts'
import { orderOf } from './estimate.ts'
import { withLocked } from './locked.ts'
import { isOutage } from './outage.ts'
import type { NewVersion, OccupationWriter, Prompt, RewriteStore, StoredOccupation } from './ports.ts'
import { type PromptTemplate, promptOf } from './prompt.ts'
import { mayReplace, simulated } from './simulation.ts'

/** Who writes a record, with which prompt, and where the versions are kept. */
export interface RewriteDeps extends PaidCallDeps {
  readonly store: RewriteStore
  readonly writer: OccupationWriter
  readonly template: PromptTemplate
}

/** Who requested the rewrite of a record. */
export interface RewriteOrigin {
  /** Shown in the audit: `monthly` or `manual`. */
  readonly agent: string
  readonly runId: string | null
  readonly cycleId: number | null
  /** Whether a text becomes a version at once, or waits for a person. */
  readonly review: OccupationsSettings['review']
}

/** The result for one record. Amounts in millionths of a dollar. */
export interface RewriteResult {
  readonly saved: boolean
  readonly error: unknown
  readonly cost: number
  /** What is counted for a call whose answer never came whole. */
  readonly unknown: number
  /** Absent unless the text waits for a person: whether it replaced one that waited. */
  readonly proposal?: { readonly replaced: boolean }
}

/** Returns the same error, which says besides what the failed rewrite cost or may cost; of a fault inside Vigie, the error. */
export function withCost(
  error: unknown,
  { cost, unknown }: Pick<RewriteResult, 'cost' | 'unknown'>,
): unknown {
  if (!(error instanceof VigieError)) return error
  const besides: LocalizableMessage[] = [
    ...(cost === 0
      ? []
      : [{ messageKey: 'occupations.cost_anyway', params: { usd: dollars(cost) } } as const]),
    ...(unknown === 0
      ? []
      : [{ messageKey: 'occupations.cost_unknown', params: { usd: dollars(unknown) } } as const]),
  ]
  if (besides.length === 0) return error
  return new VigieError(error.code, { ...error.params, besides }, { cause: error })
}

/** Returns the prompt of a record, as sent. */
export function promptFor(
  deps: RewriteDeps,
  record: StoredOccupation,
  settings: OccupationsSettings,
): Prompt {
  const month = toInstant(deps.clock.now(), deps.clock.zone()).slice(0, 7)
  return promptOf(deps.template, record, deps.store.titles(record.code), settings.language, month)
}

/** Rewrites one record. Never throws: the error is in the result and, if it is the record's own, in the audit. */
export async function rewrite(
  deps: RewriteDeps,
  record: StoredOccupation,
  settings: OccupationsSettings,
  origin: RewriteOrigin,
): Promise<RewriteResult> {
  if (!deps.writer.available()) return rehearse(deps, record, settings, origin)
  const prompt = promptFor(deps, record, settings)
  const order = orderOf(settings, deps.store, prompt, { code: record.code, runId: origin.runId }, false)
  return keep(deps, record, origin, await draft(deps, settings, prompt, order))
}

/** Saves the writer's answer, or why it is unusable, and settles its call. An outage is not the record's fault. */
export function keep(
  deps: RewriteDeps,
  record: StoredOccupation,
  origin: RewriteOrigin,
  answer: RewriteDraft,
): RewriteResult {
  const { error, cost, unknown, settlement } = answer
  const { agent, cycleId } = origin
  const common = { code: record.code, at: deps.clock.now(), agent, settlement, cycleId }
  // As it is now: a person may have written, or removed it, while Claude wrote.
  const current = deps.store.find(record.code)
  if (current === null) {
    if (settlement !== null) deps.store.settle(settlement)
    const gone = new VigieError('occupation_not_found', { code: record.code })
    return { saved: false, error: error ?? gone, cost, unknown }
  }
  if (answer.content === null) {
    if (!isOutage(error)) deps.store.saveFailure({ ...common, problem: messageFrom(withCost(error, answer)) })
    return { saved: false, error, cost, unknown }
  }
  const version: NewVersion = {
    ...common,
    author: 'claude',
    description: literalMessage(answer.model),
    content: withLocked(answer.content, current),
    simulated: false,
    model: answer.model,
    prompt: deps.template.version,
    cost,
  }
  const end = { saved: true, error: null, cost, unknown }
  if (origin.review === 'proposal')
    return { ...end, proposal: { replaced: deps.store.saveProposal(version) } }
  deps.store.saveVersion(version)
  return end
}

function rehearse(
  deps: RewriteDeps,
  record: StoredOccupation,
  settings: OccupationsSettings,
  origin: RewriteOrigin,
): RewriteResult {
  const at = deps.clock.now()
  const common = { code: record.code, at, agent: origin.agent, cycleId: origin.cycleId }
  if (!mayReplace(record)) {
    deps.store.saveRehearsal(common)
    return { saved: false, error: null, cost: 0, unknown: 0 }
  }
  deps.store.saveVersion({
    ...common,
    author: 'simulation',
    description: { messageKey: 'occupations.no_key' },
    content: simulated(record, deps.store.titles(record.code), settings.language),
    simulated: true,
    model: null,
    prompt: null,
    cost: 0,
    settlement: null,
  })
  return { saved: true, error: null, cost: 0, unknown: 0 }
}
