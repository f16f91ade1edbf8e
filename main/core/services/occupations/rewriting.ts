/** Rewrites one record because a person asks for it, manages the key, and estimates the cost of rewriting all. */
import {
  ANSWER_WITHIN_SECONDS,
  type RewriteOutcome,
} from '../../../../shared/contract/occupations-answers.ts'
import { VigieError } from '../../../../shared/errors.ts'
import { messageFrom } from '../../../../shared/system-problem.ts'
import { toInstant } from '../../../../shared/time/instant.ts'
import { capReached } from '../../jobs/occupations/budget.ts'
import { LONGEST_ANSWER_MS } from '../../jobs/occupations/call.ts'
import { dollars } from '../../jobs/occupations/cost.ts'
import { isOutage } from '../../jobs/occupations/outage.ts'
import { type RewriteResult, rewrite, withCost } from '../../jobs/occupations/rewrite.ts'
import { withDeadline } from './deadline.ts'
import type { ByCode, OccupationsServiceDeps } from './deps.ts'
import { estimateAll } from './estimating.ts'
import { changed, recordOf, viewOf } from './records.ts'
import { spendingByMonth } from './spending.ts'

/** A rewrite that a person asked for, from its begin on: under way, or the last one of its record. */
interface HandRewrite {
  readonly since: number
  /** How often Claude was asked: again after a refusal that costs nothing, or after an unusable answer. */
  requests: number
  /** When the latest request ends without an answer. */
  until: number
  isOver: boolean
}

/** What came of it. Cost in millionths of a dollar. */
interface HandRewriteEnd {
  readonly outcome: RewriteOutcome
  readonly cost: number
}

interface UpdateInput extends WaitInput {
  /** Whether a text that waits for a person may be replaced. */
  readonly again?: boolean
}

interface WaitInput extends ByCode {
  /** How long the answer may be waited for. */
  readonly wait_seconds?: number
}

/** The paid part of the service. */
export function createRewriting(deps: OccupationsServiceDeps) {
  const { store, clock, writer } = deps
  const rewrites = new Map<string, HandRewrite & { readonly end: Promise<HandRewriteEnd> }>()

  /** @throws VigieError occupation_not_found | occupation_proposal_waits | budget_reached: before anything is sent */
  function begin({ code, again = false }: UpdateInput) {
    const record = recordOf(deps, code)
    const settings = deps.settingsOf()
    const replaces = writer.available() && settings.review === 'proposal' && store.proposal(code) !== null
    if (replaces && !again) throw new VigieError('occupation_proposal_waits', { code })
    const cap = writer.available() ? capReached(store, settings, deps.monthStart(), null) : null
    if (cap !== null) throw cap
    const now = clock.now()
    const state: HandRewrite = { since: now, requests: 0, until: now + LONGEST_ANSWER_MS, isOver: false }
    const sent = () => {
      state.requests += 1
      state.until = clock.now() + LONGEST_ANSWER_MS
    }
    const { review } = settings
    const origin = { agent: 'manual', runId: null, cycleId: null, review }
    const isReal = writer.available()
    const end = rewrite({ ...deps, awaitedBy: { sent } }, record, settings, origin).then((rewritten) => {
      state.isOver = true
      const failure = rewritten.error === null ? null : failedByHand(code, rewritten)
      changed(deps, code)
      if (failure !== null) throw failure
      return { outcome: outcomeOf(rewritten, isReal, review), cost: rewritten.cost }
    })
    // Who asks is told; nobody may be asking when it ends.
    end.catch(() => undefined)
    const begun = Object.assign(state, { end })
    rewrites.set(code, begun)
    return begun
  }

  /** A failure that was or may be paid is noted with the record: nobody may be asking any more. */
  function failedByHand(code: string, rewritten: RewriteResult): unknown {
    const error = withCost(rewritten.error, rewritten)
    if (rewritten.unknown > 0 && isOutage(rewritten.error) && store.find(code) !== null) {
      const common = { agent: 'manual', settlement: null, cycleId: null }
      store.saveFailure({ ...common, code, at: clock.now(), problem: messageFrom(error) })
    }
    return error
  }

  async function answerOf(
    { code, wait_seconds = ANSWER_WITHIN_SECONDS }: WaitInput,
    begun: ReturnType<typeof begin>,
    joined: boolean,
  ) {
    const ended = await withDeadline(deps.delay, wait_seconds * 1000, (late) =>
      Promise.race([begun.end, late]),
    )
    const record = viewOf(deps, code)
    if (ended !== null)
      return { ...record, outcome: ended.outcome, cost_usd: dollars(ended.cost), waiting: null }
    const { since, until, requests } = begun
    const at = (instant: number) => toInstant(instant, clock.zone())
    const waiting = { since: at(since), until: at(until), requests, joined }
    return { ...record, outcome: 'waiting' as const, cost_usd: null, waiting }
  }

  return {
    /**
     * Rewrites one record. Two requests for it share one rewrite: a double click is not charged twice. Answers in time: if
     * Claude has not answered by then, the answer says since when and until when it is waited for.
     * @throws VigieError occupation_* (`occupation_proposal_waits` unless `again`) | budget_reached | source_* | claude_key_refused
     */
    async update(input: UpdateInput) {
      const known = rewrites.get(input.code)
      const isUnderWay = known !== undefined && !known.isOver
      return answerOf(input, isUnderWay ? known : begin(input), isUnderWay)
    },
    /** The rewrite of a record that is under way, or the last one. Begins none. @throws what it failed with */
    async updating(input: WaitInput) {
      const known = rewrites.get(input.code)
      if (known !== undefined) return answerOf(input, known, true)
      return { ...viewOf(deps, input.code), outcome: 'none' as const, cost_usd: null, waiting: null }
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

function outcomeOf(
  { saved }: RewriteResult,
  isReal: boolean,
  review: 'automatic' | 'proposal',
): RewriteOutcome {
  if (!isReal) return saved ? 'simulated' : 'kept'
  return review === 'proposal' ? 'proposed' : 'written'
}
