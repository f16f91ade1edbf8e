import { describe, expect, it } from 'vitest'
import { createAlertsHarness } from '../../helpers/alerts-harness.ts'
import { callerIn } from '../../helpers/caller.ts'

/** Days around 10 March 2026, noon in Paris. */
const day = (offset: number) => new Date(Date.UTC(2026, 2, 10 + offset)).toISOString().slice(0, 10)

describe('the days left of an alert', () => {
  it('writes nothing at midnight: the days left are those of the reader, and the read mark stays', () => {
    const harness = createAlertsHarness()
    harness.maintenance(harness.asset('Pont').id, day(5))
    harness.pass()
    const [alert] = harness.active()
    harness.services.alerts.read({ id: alert?.id ?? 0, read: true }, callerIn('en'))
    harness.days(1)
    const told = {
      id: alert?.id,
      days: 4,
      message: 'Vidange: planned for March 15, in 4 days.',
      is_read: true,
    }
    expect(harness.active()).toMatchObject([told])
    expect(harness.pass()).toMatchObject({ created: 0, updated: 0, removed: 0, notices: 0 })
    expect(harness.active()).toMatchObject([told])
  })

  it('tells of an ended alert how many days were left when it ended', () => {
    const harness = createAlertsHarness()
    const { id } = harness.maintenance(harness.asset('Pont').id, day(5))
    harness.pass()
    harness.days(2)
    harness.services.maintenances.complete({ id })
    harness.days(30)
    const ended = harness.services.alerts.list({ limit: 10, state: 'cleared' }, callerIn('en')).items
    expect(ended).toMatchObject([{ days: 3, message: 'Vidange: planned for March 15, in 3 days.' }])
  })

  it('tells the listeners of a new day, though nothing is written', async () => {
    const harness = createAlertsHarness()
    harness.maintenance(harness.asset('Pont').id, day(5))
    const { signal } = new AbortController()
    const told = async () => {
      const before = harness.published.length
      await harness.generate(signal)
      return harness.published.slice(before)
    }
    await told()
    expect(await told()).toEqual([])
    harness.days(1)
    expect(await told()).toEqual([{ type: 'alerts', created: 0, updated: 0, removed: 0 }])
  })
})
