import { daysBetween } from '../../../../../shared/time/calendar-day.ts'
import type { PlausibilityRule } from './rule.ts'

/** Holidays are shorter than this; months are longer. */
const LONGEST_BREAK_DAYS = 20

/** A monthly bar among daily ones: far from both of its neighbours. */
export const coarse: PlausibilityRule = {
  id: 'coarse',
  refuses: ({ bars }, at) => {
    const [before, bar, after] = [bars[at - 1], bars[at], bars[at + 1]]
    if (bar === undefined || (before === undefined && after === undefined)) return false
    const isFar = (from: string, to: string) => daysBetween(from, to) > LONGEST_BREAK_DAYS
    const isFarBefore = before === undefined || isFar(before.day, bar.day)
    const isFarAfter = after === undefined || isFar(bar.day, after.day)
    return isFarBefore && isFarAfter
  },
}
