/** When a bar closes: which of its sums, in which form, must reach the threshold. */
import { UNITS } from '../decimal.ts'
import type { TradeSums } from './bar.ts'
import { roomOf } from './running-sum.ts'

/** What a bar is measured in. */
export type BarMeasure = 'ticks' | 'volume' | 'dollars'

/**
 * `sum`: all trades. `imbalance`: trades of taker buyers minus those of taker sellers, in absolute value. `run`: those
 * of the larger side. (M. López de Prado, 2.3.2)
 */
export type BarForm = 'sum' | 'imbalance' | 'run'

/** What must reach the threshold for a bar to close. */
export interface BarClosing {
  readonly measure: BarMeasure
  readonly form: BarForm
}

/** The sums of one measure: of all trades, and of those whose taker was the buyer. Trades count 10^8 each. */
export interface MeasuredSums {
  readonly total: bigint
  readonly buy: bigint
}

/** Returns the sums in one measure, in units of 10^-8. */
export function measuredIn(measure: BarMeasure, sums: TradeSums): MeasuredSums {
  if (measure === 'volume') return { total: sums.volume, buy: sums.buyVolume }
  if (measure === 'dollars') return { total: sums.dollars, buy: sums.buyDollars }
  return { total: BigInt(sums.ticks * UNITS), buy: BigInt(sums.buyTicks * UNITS) }
}

/** Two linear forms `buy * x + total * y`; a bar closes if one of them reaches the threshold. */
interface Linear {
  readonly buy: number
  readonly total: number
}

/** The forms of each kind: of the buyers' side and of the sellers' side. */
export const FORMS: Readonly<Record<BarForm, readonly [Linear, Linear]>> = {
  sum: [
    { buy: 0, total: 1 },
    { buy: 0, total: 1 },
  ],
  imbalance: [
    { buy: 2, total: -1 },
    { buy: -2, total: 1 },
  ],
  run: [
    { buy: 1, total: 0 },
    { buy: -1, total: 1 },
  ],
}

/** Returns the value of a linear form, exactly. */
export const amountOf = (form: Linear, { buy, total }: MeasuredSums): bigint =>
  BigInt(form.buy) * buy + BigInt(form.total) * total

/** A goal as numbers: the linear forms of low parts, and what each must reach. */
export interface GoalLimits {
  readonly form: BarForm
  readonly ofBuyers: Linear
  readonly ofSellers: Linear
  readonly buyers: number
  readonly sellers: number
}

/** What must reach the threshold, and the threshold in units of its measure. */
export interface Goal extends BarClosing {
  readonly threshold: bigint
  /** The limits of a bar of which nothing was carried: nearly always those of all bars. */
  readonly limits: GoalLimits
}

/** Returns the goal of bars with a threshold. */
export const goalOf = (closing: BarClosing, threshold: bigint): Goal => ({
  ...closing,
  threshold,
  limits: limitsOf(closing, () => threshold),
})

/** Returns what low parts must reach if some of the measure was carried already. */
export const limitsAfter = (goal: Goal, carried: MeasuredSums): GoalLimits =>
  limitsOf(goal, (form) => goal.threshold - amountOf(form, carried))

const UNITS_BIG = BigInt(UNITS)

function limitsOf({ measure, form }: BarClosing, left: (form: Linear) => bigint): GoalLimits {
  const [ofBuyers, ofSellers] = FORMS[form]
  // A number of trades is whole: it reaches the threshold if it reaches the next whole number.
  const whole = (amount: bigint) => (measure === 'ticks' ? (amount + UNITS_BIG - 1n) / UNITS_BIG : amount)
  const room = (of: Linear) => roomOf(whole(left(of)))
  return { form, ofBuyers, ofSellers, buyers: room(ofBuyers), sellers: room(ofSellers) }
}
