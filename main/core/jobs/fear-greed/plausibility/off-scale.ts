import type { PlausibilityRule } from './rule.ts'

/** A published index outside of 0 to 100, the scale of all that Vigie is compared with. */
export const offScale: PlausibilityRule = {
  id: 'off_scale',
  refuses: ({ name, bars }, at) => {
    const close = bars[at]?.close ?? Number.NaN
    return name === 'comparison' && !(close >= 0 && close <= 100)
  },
}
