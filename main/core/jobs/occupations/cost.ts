/** Cost of calls. Money is in whole millionths of a US dollar, so that sums are exact. */
import type { ModelPrices } from '../../../../shared/kinds/occupations.ts'
import type { TokenUsage } from './ledger.ts'

/** The Message Batches API costs half as much. */
const BATCH_SHARE = 0.5

/**
 * Returns the cost of a usage in millionths of a dollar: dollars per million tokens equal millionths per
 * token. Rounded once, at the end.
 */
export function costOf(usage: TokenUsage, prices: ModelPrices, batch: boolean): number {
  const full =
    usage.input * prices.input +
    usage.output * prices.output +
    usage.cacheRead * prices.cache_read +
    usage.cacheWrite * prices.cache_write
  return Math.round(batch ? full * BATCH_SHARE : full)
}

/** Converts millionths of a dollar to dollars. */
export function dollars(cost: number): number {
  return cost / 1_000_000
}
