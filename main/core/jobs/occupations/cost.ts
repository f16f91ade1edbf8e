/** Cost of calls. Money is in whole millionths of a US dollar, so that sums are exact. */
import type { Prices } from '../../../../shared/kinds/occupations.ts'
import type { TokenUsage } from './ports.ts'

/** The usage of a call that was not made. */
export const NO_USAGE: TokenUsage = { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 }

/** The Message Batches API costs half as much. */
const BATCH_SHARE = 0.5

/**
 * Returns the cost of a usage in millionths of a dollar: dollars per million tokens equal millionths per
 * token. Rounded up once, at the end.
 */
export function costOf(usage: TokenUsage, prices: Prices, batch: boolean): number {
  const full =
    usage.input * prices.input +
    usage.output * prices.output +
    usage.cacheRead * prices.cache_read +
    usage.cacheWrite * prices.cache_write
  return Math.round(batch ? full * BATCH_SHARE : full)
}

/** Returns the sum of two usages. */
export function plus(a: TokenUsage, b: TokenUsage): TokenUsage {
  return {
    input: a.input + b.input,
    output: a.output + b.output,
    cacheRead: a.cacheRead + b.cacheRead,
    cacheWrite: a.cacheWrite + b.cacheWrite,
  }
}

/** Converts millionths of a dollar to dollars. */
export function dollars(cost: number): number {
  return cost / 1_000_000
}
