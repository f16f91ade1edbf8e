/** The return on a government bond, computed from its yields alone. */

const YEARS = 10
const SESSIONS_A_YEAR = 252

/**
 * Returns the price of a 10-year bond with half-yearly coupons, for a face value of 1: the present value of
 * an annuity and of the face value (Fabozzi, Bond Markets, Analysis and Strategies, "Pricing of bonds").
 */
function price(coupon: number, yieldNow: number): number {
  const half = yieldNow / 2
  if (Math.abs(half) < 1e-9) return 1 + coupon * YEARS
  const discount = (1 + half) ** (-2 * YEARS)
  return (coupon / yieldNow) * (1 - discount) + discount
}

/**
 * Returns the return on a 10-year bond bought at par and revalued some sessions later: change of price plus accrued
 * coupon. Yields in percent; the result is a ratio (0.01 is one percent). The slightly shorter maturity is neglected.
 */
export function bondReturn(yieldBefore: number, yieldNow: number, sessions: number): number {
  const coupon = yieldBefore / 100
  return price(coupon, yieldNow / 100) - 1 + (coupon * sessions) / SESSIONS_A_YEAR
}
