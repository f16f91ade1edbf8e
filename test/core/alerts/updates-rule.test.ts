import { describe, expect, it } from 'vitest'
import type { SignalValues } from '../../../main/core/alerts/signals.ts'
import { DAY_MS as DAY } from '../../../shared/time/units.ts'
import { signalled } from '../../helpers/alerts-harness.ts'

/** A day after the start: there was time to check. */
const NOW = Date.parse('2026-03-11T11:00:00Z')

function awake() {
  const harness = signalled()
  harness.days(1)
  return harness
}

describe('a publisher of versions', () => {
  const signed = (days: number | null, since = 100): SignalValues['updates'] => [
    { channel: 'stable', since: NOW - since * DAY, issued: days === null ? null : NOW - days * DAY },
  ]

  it('is silent once nothing was signed for 30 days, and heard again with the next description', () => {
    const harness = awake()
    expect(harness.after({ updates: signed(29.9) })).toEqual([])
    expect(harness.after({ updates: signed(30) })).toEqual(['UPDATES_STALE stable'])
    expect(harness.active()).toMatchObject([{ priority: 'MEDIUM' }])
    expect(harness.active()[0]?.message).toContain('was signed on')
    expect(harness.after({ updates: signed(0) })).toEqual([])
  })

  it('is silent if nothing valid was ever received since checks are on', () => {
    const harness = awake()
    expect(harness.after({ updates: signed(null, 29) })).toEqual([])
    expect(harness.after({ updates: signed(null, 31) })).toEqual(['UPDATES_STALE stable'])
    expect(harness.active()[0]?.message).toContain('Not one valid description')
  })

  it('has 30 days again if checks are switched on later, and is nothing while they are off', () => {
    const harness = awake()
    expect(harness.after({ updates: signed(90, 2) })).toEqual([])
    expect(harness.after({ updates: signed(90) })).toEqual(['UPDATES_STALE stable'])
    expect(harness.after({ updates: [] })).toEqual([])
  })

  it('is not called silent after a start or a sleep, before there was time to check', () => {
    const harness = signalled()
    expect(harness.after({ updates: signed(60) })).toEqual([])
    harness.days(1)
    expect(harness.after({ updates: signed(60) })).toEqual(['UPDATES_STALE stable'])
  })
})
