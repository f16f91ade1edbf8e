import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bundled,
  type NotificationCandidate,
  noticeState,
} from '../../../main/core/alerts/notification-policy.ts'
import { isQuiet } from '../../../main/core/alerts/quiet-hours.ts'
import { settingsSchema } from '../../../shared/settings.ts'

const settings = (changes: object = {}) => settingsSchema.parse({ notifications: changes }).notifications
interface NamedCase extends NotificationCandidate {
  readonly subject: string
}
const candidate = (subject: string, changes: Partial<NotificationCandidate> = {}): NamedCase => ({
  subject,
  priority: 'HIGH',
  lastNotifiedAt: null,
  held: false,
  ...changes,
})
const NOON = Date.parse('2026-03-10T11:00:00Z')
const NIGHT = Date.parse('2026-03-10T22:30:00Z')

/** Returns what is notified and how, and what waits. */
function decide(candidates: readonly NamedCase[], changes: object = {}, now = NOON) {
  const chosen = settings(changes)
  const quiet = isQuiet(chosen.quiet_hours, now, 'Europe/Paris')
  const states = candidates.map((one) => [one, noticeState(one, chosen, quiet, now)] as const)
  const sent = states.filter(([, state]) => state === 'notified').map(([one]) => one)
  return {
    sent: bundled(sent, chosen.digest_above).map(({ form, candidates: bundle }) => [
      form,
      bundle.map(({ subject }) => subject).join(),
    ]),
    waiting: states
      .filter(([, state]) => state !== 'notified')
      .map(([{ subject }, state]) => [subject, state]),
  }
}

describe('what the owner is told', () => {
  it('is one by one up to the bound, then a digest', () => {
    const three = ['a', 'b', 'c'].map((subject) => candidate(subject))
    expect(decide(three).sent).toEqual([
      ['single', 'a'],
      ['single', 'b'],
      ['single', 'c'],
    ])
    expect(decide([...three, candidate('d')]).sent).toEqual([['digest', 'a,b,c,d']])
  })

  it('waits out the cool-down of its own subject', () => {
    const recent = candidate('a', { lastNotifiedAt: NOON - 59 * 60_000 })
    const old = candidate('b', { lastNotifiedAt: NOON - 60 * 60_000 })
    expect(decide([recent, old])).toEqual({ sent: [['single', 'b']], waiting: [['a', 'due']] })
  })

  it('is not silenced by a time in the future, when the clock was set back', () => {
    expect(decide([candidate('a', { lastNotifiedAt: NOON + 1 })]).sent).toHaveLength(1)
  })

  it('waits in quiet hours, and comes as one summary afterwards', () => {
    const quiet = { quiet_hours: { enabled: true } }
    expect(decide([candidate('a')], quiet, NIGHT)).toEqual({ sent: [], waiting: [['a', 'held']] })
    const held = [candidate('a', { held: true }), candidate('b', { held: true }), candidate('c')]
    expect(decide(held, quiet).sent).toEqual([
      ['summary', 'a,b'],
      ['single', 'c'],
    ])
  })

  it('breaks through quiet hours when it is critical and the owner says so', () => {
    const late = candidate('a', { priority: 'CRITICAL' })
    const quiet = (through: boolean) => ({ quiet_hours: { enabled: true, critical_breaks_through: through } })
    expect(decide([late], quiet(true), NIGHT).sent).toHaveLength(1)
    expect(decide([late], quiet(false), NIGHT).sent).toHaveLength(0)
  })

  it('is nothing while notifications are off, nor later', () => {
    expect(decide([candidate('a')], { enabled: false })).toEqual({ sent: [], waiting: [['a', 'none']] })
  })

  it('tells each candidate once, in at most one summary and one digest', () => {
    const anyCandidate = fc.record({
      subject: fc.uuid(),
      priority: fc.constantFrom('CRITICAL' as const, 'HIGH' as const),
      lastNotifiedAt: fc.constant(null),
      held: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(anyCandidate), fc.integer({ min: 1, max: 9 }), (all, most) => {
        const bundles = bundled(all, most)
        const sent = bundles.flatMap(({ candidates }) => candidates)
        expect(sent.map(({ subject }) => subject).sort()).toEqual(all.map(({ subject }) => subject).sort())
        expect(bundles.length).toBeLessThanOrEqual(1 + most)
      }),
    )
  })
})

describe('quiet hours', () => {
  it.each([
    ['22:00', '07:00', '2026-03-10T20:59:00Z', false],
    ['22:00', '07:00', '2026-03-10T21:00:00Z', true],
    ['22:00', '07:00', '2026-03-11T05:59:00Z', true],
    ['22:00', '07:00', '2026-03-11T06:00:00Z', false],
    ['12:00', '14:00', '2026-03-10T12:30:00Z', true],
    ['12:00', '24:00', '2026-03-10T22:59:00Z', true],
    ['22:00', '07:00', '2026-07-10T20:00:00Z', true],
  ])('from %s to %s at %s in Paris: %s', (from, to, at, quiet) => {
    const hours = settings({ quiet_hours: { enabled: true, from, to } }).quiet_hours
    expect(isQuiet(hours, Date.parse(at), 'Europe/Paris')).toBe(quiet)
  })
})
