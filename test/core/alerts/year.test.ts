import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AlertsYear, type YearPlan } from './year.ts'

const standard: YearPlan = {
  assets: 2000,
  hours: 365 * 24,
  seed: 1,
  rules: { urgent: true, late: true, withinDays: 7 },
  cooldownMinutes: 0,
  digestAbove: 3,
  quiet: false,
  breaksThrough: false,
  compareEvery: 24,
}

describe('a simulated year', () => {
  it('of 2,000 assets misses no alert, raises none twice, and tells each change once', () => {
    const year = new AlertsYear(standard)
    year.run()
    expect(year.picture()).toEqual(year.model.picture())
    expect(year.model.changes.length).toBeGreaterThan(10_000)
    year.expectToldEveryChange()
    year.expectBoundedNotices()
  }, 400_000)

  it('is right for any rules, quiet hours and cool-down', () => {
    const plans = fc.record({
      assets: fc.integer({ min: 1, max: 25 }),
      hours: fc.constant(24 * 40),
      seed: fc.nat(),
      rules: fc.record({
        urgent: fc.boolean(),
        late: fc.boolean(),
        withinDays: fc.integer({ min: 0, max: 40 }),
      }),
      cooldownMinutes: fc.constantFrom(0, 60, 1440, 10_080),
      digestAbove: fc.integer({ min: 1, max: 6 }),
      quiet: fc.boolean(),
      breaksThrough: fc.boolean(),
      compareEvery: fc.constant(7),
    })
    fc.assert(
      fc.property(plans, (plan) => {
        const year = new AlertsYear(plan)
        year.run()
        year.expectToldAtMostOncePerChange()
        year.expectBoundedNotices()
        year.expectNothingForgotten()
      }),
      { numRuns: 12 },
    )
  }, 200_000)
})
