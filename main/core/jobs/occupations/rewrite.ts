/** Rewrites one record: simulates or asks, validates, then saves the next version with its cost, or records why not. */
import { literalMessage, messageFrom } from '../../../../shared/errors.ts'
import type { OccupationsSettings } from '../../../../shared/kinds/occupations.ts'
import { toInstant } from '../../../../shared/time/instant.ts'
import type { Clock } from '../../ports/clock.ts'
import { costOf, NO_USAGE } from './cost.ts'
import { draft, type RewriteDraft } from './draft.ts'
import { isOutage } from './outage.ts'
import type { OccupationWriter, Prompt, RewriteStore, Spend, StoredOccupation } from './ports.ts'
import { type PromptTemplate, promptOf } from './prompt.ts'
import { mayReplace, simulated } from './simulation.ts'

export interface RewriteDeps {
  readonly store: RewriteStore
  readonly writer: OccupationWriter
  readonly clock: Clock
  readonly template: PromptTemplate
}

/** Who requested the rewrite of a record. */
export interface RewriteOrigin {
  /** Shown in the audit: `monthly` or `manual`. */
  readonly agent: string
  readonly runId: string | null
  readonly cycleId: number | null
}

/** The result for one record. Cost in millionths of a dollar. */
export interface Rewritten {
  readonly saved: boolean
  readonly error: unknown
  readonly cost: number
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

/** Rewrites one record. Never throws: the error is in the result and in the audit. */
export async function rewrite(
  deps: RewriteDeps,
  record: StoredOccupation,
  settings: OccupationsSettings,
  origin: RewriteOrigin,
): Promise<Rewritten> {
  if (!deps.writer.available()) return rehearse(deps, record, settings, origin)
  const prompt = promptFor(deps, record, settings)
  return keep(deps, record, settings, origin, await draft(deps.writer, settings, prompt, record.code), false)
}

/** Saves the writer's answer, or why it is unusable; the spending either way. */
export function keep(
  deps: RewriteDeps,
  record: StoredOccupation,
  settings: OccupationsSettings,
  origin: RewriteOrigin,
  answer: RewriteDraft,
  batch: boolean,
): Rewritten {
  const spend = spendOf(answer, settings, origin, batch)
  const common = {
    code: record.code,
    at: deps.clock.now(),
    agent: origin.agent,
    spend,
    cycleId: origin.cycleId,
  }
  if (answer.content === null) {
    const cycleId = isOutage(answer.error) ? null : origin.cycleId
    deps.store.saveFailure({ ...common, problem: messageFrom(answer.error), cycleId })
    return { saved: false, error: answer.error, cost: spend?.cost ?? 0 }
  }
  deps.store.saveVersion({
    ...common,
    author: 'claude',
    description: literalMessage(answer.model),
    content: answer.content,
    simulated: false,
    model: answer.model,
    prompt: deps.template.version,
  })
  return { saved: true, error: null, cost: spend?.cost ?? 0 }
}

function spendOf(
  answer: RewriteDraft,
  settings: OccupationsSettings,
  origin: RewriteOrigin,
  batch: boolean,
): Spend | null {
  if (answer.usage === NO_USAGE) return null
  const cost = costOf(answer.usage, settings.prices, batch)
  return { runId: origin.runId, model: answer.model, batch, usage: answer.usage, cost }
}

function rehearse(
  deps: RewriteDeps,
  record: StoredOccupation,
  settings: OccupationsSettings,
  origin: RewriteOrigin,
): Rewritten {
  const at = deps.clock.now()
  const common = { code: record.code, at, agent: origin.agent, cycleId: origin.cycleId }
  if (!mayReplace(record)) {
    deps.store.saveRehearsal(common)
    return { saved: false, error: null, cost: 0 }
  }
  deps.store.saveVersion({
    ...common,
    author: 'simulation',
    description: { told: 'occupations.no_key' },
    content: simulated(record, deps.store.titles(record.code), settings.language),
    simulated: true,
    model: null,
    prompt: null,
    spend: null,
  })
  return { saved: true, error: null, cost: 0 }
}
