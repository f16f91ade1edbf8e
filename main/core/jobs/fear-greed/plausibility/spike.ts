import type { PlausibilityRule } from './rule.ts'

/** No market index has moved by so much and back within two sessions. */
const SPIKE = 1.4
/** How near the session after has to be to the one before. */
const BACK = 1.1

/** A close of the market far from the session before, which the session after takes back. */
export const spike: PlausibilityRule = {
  id: 'spike',
  refuses: ({ name, bars }, at) => {
    const [before, now, after] = [bars[at - 1]?.close, bars[at]?.close, bars[at + 1]?.close]
    if (name !== 'market' || before === undefined || now === undefined || after === undefined) return false
    return factor(before, now) > SPIKE && factor(now, after) > SPIKE && factor(before, after) < BACK
  },
}

const factor = (a: number, b: number) => Math.max(a / b, b / a)
