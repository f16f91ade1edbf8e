/** Sends one paid call: reserved before it is sent, in the books whatever comes of it. */
import type { Clock } from '../../ports/clock.ts'
import type { Delay } from '../../ports/delay.ts'
import type { Random } from '../../ports/random.ts'
import { askedWait } from '../backoff.ts'
import { CallFailure } from './call-failure.ts'
import { costOf } from './cost.ts'
import type { CostLedger, CostReservation, CostSettlement } from './ledger.ts'
import type { OccupationWriter, WriteRequest, WriterAnswer } from './ports.ts'

/** What a paid call needs. */
export interface PaidCallDeps {
  readonly store: Pick<CostLedger, 'reserve' | 'settle' | 'release' | 'leaveUnknown'>
  readonly writer: Pick<OccupationWriter, 'write'>
  readonly clock: Clock
  readonly delay: Delay
  readonly random: Random
  /** A person who waits for the answer: then it is repeated for a few seconds only. */
  readonly awaitedBy?: CallWatcher
}

/** Hears of each request of a call. */
interface CallWatcher {
  sent(): void
}

/** What is written into the books before a call of this record is sent. */
export type CallOrder = Omit<CostReservation, 'at' | 'mark'>

/** Repetitions of a call that was certainly not charged, within a run and while a person waits. */
const MOST_REPEATS = 4
const MOST_REPEATS_AWAITED = 2
/** The first pause, ms; each is twice as long as the one before. */
const FIRST_PAUSE_MS = 500
/** The service may ask for a wait of up to this within one call, ms; while a person waits, for a shorter one. */
const LONGEST_PAUSE_MS = 60_000
const LONGEST_PAUSE_AWAITED_MS = 10_000

/** A request without an answer ends after this time, ms: Node's own `fetch` ends it after five minutes. */
export const LONGEST_ANSWER_MS = 290_000

/**
 * Sends a call, and repeats it after a passing failure that costs nothing. The caller settles it, in the transaction that
 * keeps its result.
 * @throws CallFailure
 */
export async function paidCall(
  deps: PaidCallDeps,
  request: WriteRequest,
  order: CallOrder,
): Promise<{ readonly answer: WriterAnswer; readonly settlement: CostSettlement }> {
  const { store, clock, writer } = deps
  for (let repeat = 0; ; repeat += 1) {
    const [call = 0] = store.reserve([{ ...order, at: clock.now(), mark: null }])
    deps.awaitedBy?.sent()
    try {
      const answer = await writer.write(request)
      const cost = costOf(answer.usage, order.prices, false)
      return { answer, settlement: { call, usage: answer.usage, cost } }
    } catch (error) {
      if (error instanceof CallFailure && error.charge === 'none') store.release(call)
      else store.leaveUnknown(call)
      const pause = pauseBefore(repeat, error, deps)
      if (pause === null) throw error
      await deps.delay(pause, NEVER)
    }
  }
}

/** A call in progress is completed, not aborted; so are its short pauses. */
const NEVER = new AbortController().signal

function pauseBefore(
  repeat: number,
  error: unknown,
  { random, awaitedBy }: Pick<PaidCallDeps, 'random' | 'awaitedBy'>,
): number | null {
  const [most, longest] =
    awaitedBy === undefined
      ? [MOST_REPEATS, LONGEST_PAUSE_MS]
      : [MOST_REPEATS_AWAITED, LONGEST_PAUSE_AWAITED_MS]
  if (!(error instanceof CallFailure) || !error.passing || repeat >= most) return null
  const own = Math.round(FIRST_PAUSE_MS * 2 ** repeat * (1 + random.next() / 4))
  const pause = Math.max(own, askedWait(error.error))
  return pause > longest ? null : pause
}
