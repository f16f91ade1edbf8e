/** Gets the text of one record from the writer: a valid answer, with one retry. */
import { type LocalizableMessage, VigieError } from '../../../../shared/errors.ts'
import { excerpt } from '../../../../shared/excerpt.ts'
import type { OccupationContent } from '../../../../shared/occupation.ts'
import { type CallOrder, type PaidCallDeps, paidCall } from './call.ts'
import { CallFailure } from './call-failure.ts'
import type { CostSettlement } from './ledger.ts'
import type { Prompt, WriterAnswer, WriterSettings } from './ports.ts'
import { correctionOf, readAnswer } from './prompt.ts'

/** The result of asking: content or an error, and what is left to settle in either case. */
export interface RewriteDraft {
  readonly content: OccupationContent | null
  readonly error: unknown
  readonly model: string
  /** Cost of all answers, in millionths of a dollar. */
  readonly cost: number
  /** What is counted for a call whose answer never came whole, in millionths of a dollar; it may be charged. */
  readonly unknown: number
  /** The last answered call, to be settled with the result; null if none was answered. */
  readonly settlement: CostSettlement | null
}

/** Asks at most twice; the second time with the first answer and its problems. Never throws. */
export async function draft(
  deps: PaidCallDeps,
  settings: WriterSettings,
  prompt: Prompt,
  order: CallOrder,
): Promise<RewriteDraft> {
  const { code } = order
  let last: Omit<RewriteDraft, 'content' | 'error'> = {
    settlement: null,
    cost: 0,
    unknown: 0,
    model: settings.model,
  }
  try {
    const first = await paidCall(deps, { settings, prompt, correction: null }, order)
    const { settlement, answer } = first
    last = { ...last, settlement, cost: settlement.cost, model: answer.model }
    const reading = judge(first.answer, code)
    if (reading.problems === null) return { ...last, content: reading.content, error: null }
    deps.store.settle(first.settlement)
    last = { ...last, settlement: null }
    const correction = { answer: first.answer.text, problems: correctionOf(reading.problems) }
    const second = await paidCall(deps, { settings, prompt, correction }, order)
    last = {
      ...last,
      settlement: second.settlement,
      cost: last.cost + second.settlement.cost,
      model: second.answer.model,
    }
    return { ...last, ...outcomeOf(judge(second.answer, code), code) }
  } catch (error) {
    const unknown = isCharged(error) ? order.amount : 0
    return { ...last, unknown, content: null, error: causeOf(error, code) }
  }
}

/** Returns the text of one answer of a batch, which cannot be retried, or its error. */
export function textOf(written: WriterAnswer, code: string): Pick<RewriteDraft, 'content' | 'error'> {
  try {
    return outcomeOf(judge(written, code), code)
  } catch (error) {
    return { content: null, error }
  }
}

/** Whether a failed call may be charged; the caller's own judgement of an answer is none. */
const isCharged = (error: unknown): boolean => error instanceof CallFailure && error.charge === 'unknown'

/** Returns the error for people. What the service refuses about one request is that record's. */
function causeOf(error: unknown, code: string): unknown {
  if (!(error instanceof CallFailure)) return error
  if (error.about === 'service') return error.error
  const { detail = error.error.message } = error.error.params
  return new VigieError('occupation_refused', { code, detail }, { cause: error.error })
}

/** Problems that a person is shown: the first ones explain the rest. */
const MOST_SHOWN = 3

const refused = (problem: LocalizableMessage) => ({ content: null, problems: [problem] })

function judge(written: WriterAnswer, code: string) {
  if (written.stop === 'refused') {
    const reason = excerpt(written.text, 200)
    const detail: LocalizableMessage | string =
      reason === '' ? { messageKey: 'occupations.no_reason' } : reason
    throw new VigieError('occupation_refused', { code, detail })
  }
  if (written.stop === 'too_long') return refused({ messageKey: 'answer.cut_short' })
  if (written.stop === 'paused') return refused({ messageKey: 'answer.unfinished' })
  return readAnswer(written.text)
}

function outcomeOf(reading: ReturnType<typeof judge>, code: string): Pick<RewriteDraft, 'content' | 'error'> {
  if (reading.problems === null) return { content: reading.content, error: null }
  const { problems } = reading
  const more = problems.length - MOST_SHOWN
  const detail = [
    ...problems.slice(0, MOST_SHOWN),
    ...(more > 0 ? [{ messageKey: 'answer.more', params: { count: more } } as const] : []),
  ]
  const error = new VigieError('occupation_answer_invalid', { code, detail })
  return { content: null, error }
}
