import type { PlausibilityRule } from './rule.ts'

/** No market index and no bitcoin has closed alike on more than two sessions in a row. */
const ALIKE = 5

/** A close of the market that repeats that of the session before, in a row of five or more: the source has stopped. */
export const frozen: PlausibilityRule = {
  id: 'frozen',
  refuses: ({ name, bars }, at) => {
    const close = bars[at]?.close
    if (name !== 'market' || close === undefined || bars[at - 1]?.close !== close) return false
    let [first, last] = [at, at]
    while (bars[first - 1]?.close === close) first--
    while (bars[last + 1]?.close === close) last++
    return last - first + 1 >= ALIKE
  },
}
