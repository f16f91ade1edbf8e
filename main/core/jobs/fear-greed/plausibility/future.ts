import type { PlausibilityRule } from './rule.ts'

/** A day that has not come yet in the zone of the market. */
export const future: PlausibilityRule = {
  id: 'future',
  refuses: ({ bars, today }, at) => today !== null && (bars[at]?.day ?? '') > today,
}
