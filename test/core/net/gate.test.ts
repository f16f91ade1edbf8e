import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createGate, retryAfter } from '../../../main/core/net/gate.ts'
import type { HostWaits } from '../../../main/core/ports/host-waits.ts'
import { FakeClock } from '../../helpers/fake-clock.ts'

const DAY = 86_400_000
const now = Date.parse('2026-11-22T12:00:00Z')

function memory(): HostWaits {
  const waits = new Map<string, number>()
  return { until: (host) => waits.get(host) ?? null, save: (host, until) => void waits.set(host, until) }
}

describe('Retry-After', () => {
  test.each<[string | undefined, number | null]>([
    ['7', 7000],
    [' 120 ', 120_000],
    ['0', 0],
    ['Sun, 22 Nov 2026 12:00:30 GMT', 30_000],
    ['Sun, 22 Nov 2026 11:00:00 GMT', 0],
    ['99999999999', 7 * DAY],
    ['soon', null],
    ['-5', null],
    ['2026', 2_026_000],
    ['', null],
    [undefined, null],
  ])('%j is a wait of %j ms', (header, wait) => {
    expect(retryAfter(header, now)).toBe(wait)
  })
})

describe('a gate', () => {
  test.each([429, 418, 503])('closes after %i with a wait, and opens when it is over', (status) => {
    const clock = new FakeClock(now)
    const gate = createGate(memory(), clock)
    gate.learn('a.example', status, '7')
    clock.pass(6001)
    expect(() => gate.pass('a.example', 'A')).toThrowError(
      expect.objectContaining({ code: 'source_rate_limited', params: { source: 'A', seconds: 1 } }),
    )
    clock.pass(999)
    gate.pass('a.example', 'A')
  })

  test.each<[number, string | undefined]>([
    [429, undefined],
    [200, '60'],
    [404, '60'],
    [503, 'soon'],
  ])('stays open after %i with Retry-After %j', (status, header) => {
    const gate = createGate(memory(), new FakeClock(now))
    gate.learn('a.example', status, header)
    gate.pass('a.example', 'A')
  })

  test('is one per host', () => {
    const gate = createGate(memory(), new FakeClock(now))
    gate.learn('a.example', 429, '60')
    gate.pass('b.example', 'B')
    expect(() => gate.pass('a.example', 'A')).toThrow()
  })

  test('is not opened earlier by a second answer that asks less', () => {
    const clock = new FakeClock(now)
    const gate = createGate(memory(), clock)
    gate.learn('a.example', 429, '60')
    gate.learn('a.example', 429, '5')
    clock.pass(10_000)
    expect(() => gate.pass('a.example', 'A')).toThrow()
  })

  test('survives a restart', () => {
    const waits = memory()
    createGate(waits, new FakeClock(now)).learn('a.example', 429, '60')
    expect(() => createGate(waits, new FakeClock(now + 59_000)).pass('a.example', 'A')).toThrow()
  })

  test('lets no request out before the wait asked for is over, and every one after', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 600_000 }),
        fc.integer({ min: 0, max: 700_000_000 }),
        (seconds, passed) => {
          const clock = new FakeClock(now)
          const gate = createGate(memory(), clock)
          gate.learn('h', 429, String(seconds))
          clock.pass(passed)
          const open = passed >= seconds * 1000
          if (open) gate.pass('h', 'H')
          else expect(() => gate.pass('h', 'H')).toThrow()
        },
      ),
    )
  })
})
