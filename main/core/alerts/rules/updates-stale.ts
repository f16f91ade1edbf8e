/** The rule about a publisher that is not heard any more: nothing freshly signed for a month. */
import { DAY_MS } from '../../../../shared/time/units.ts'
import { subjectRule } from './rule.ts'

/** Time to check after a start or a sleep, ms: until then nothing is known. */
const AWAKE_MS = DAY_MS

/**
 * Holds if checks are on and the newest description was signed too long ago. The publisher signs every week, also without a
 * new version: somebody holds the descriptions back, or the publisher has stopped.
 */
export const updatesStale = subjectRule({
  type: 'UPDATES_STALE',
  priority: 'MEDIUM',
  sortOrder: 350,
  view: 'settings',
  message: ({ params }, { say, dateTime }) => {
    const { since } = params
    return typeof since === 'number'
      ? say('alert.updates.stale', { since: dateTime(since) })
      : say('alert.updates.never')
  },
  subjects: ({ updates }) => updates,
  subjectOf: ({ channel }) => channel,
  judge: ({ since, issued }, { silent_days }, { now, awakeSince }) => {
    const age = now - Math.max(since, issued ?? since)
    if (age < silent_days * DAY_MS) return null
    if (now - awakeSince < AWAKE_MS) return 'keep'
    return issued === null ? {} : { since: issued }
  },
})
