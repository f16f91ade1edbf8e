import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createGate, retryAfter } from '../../../main/core/net/gate.ts'
import { FakeClock } from '../../helpers/fake-clock.ts'
import { memoryHostWaits } from '../../helpers/host-waits.ts'

const DAY = 86_400_000
const now = Date.parse('2026-11-22T12:00:00Z')

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
    const gate = createGate(memoryHostWaits(), clock)
    gate.learn('a.example', status, { 'retry-after': '7' })
    clock.pass(6001)
    expect(() => gate.pass('a.example', 'A')).toThrowError(
      expect.objectContaining({ code: 'source_rate_limited', params: { source: 'A', seconds: 1 } }),
    )
    clock.pass(999)
    gate.pass('a.example', 'A')
  })

  test.each<[number, string | undefined]>([
    [200, '60'],
    [404, '60'],
    [503, 'soon'],
  ])('stays open after %i with Retry-After %j', (status, header) => {
    const gate = createGate(memoryHostWaits(), new FakeClock(now))
    gate.learn('a.example', status, { 'retry-after': header })
    gate.pass('a.example', 'A')
  })

  test.each([429, 418])('pauses after %i without a wait, each time twice as long', (status) => {
    const clock = new FakeClock(now)
    const gate = createGate(memoryHostWaits(), clock)
    for (const minutes of [1, 2, 4, 8]) {
      gate.learn('a.example', status)
      expect(gate.secondsLeft('a.example')).toBe(minutes * 60)
      clock.pass(minutes * 60_000)
      gate.pass('a.example', 'A')
    }
  })

  test('pauses for six hours at most', () => {
    const clock = new FakeClock(now)
    const gate = createGate(memoryHostWaits(), clock)
    for (let times = 0; times < 40; times++) {
      gate.learn('a.example', 429)
      clock.pass(7 * 3_600_000)
    }
    gate.learn('a.example', 429)
    expect(gate.secondsLeft('a.example')).toBe(6 * 3600)
  })

  test('begins with a minute again once the host has answered', () => {
    const clock = new FakeClock(now)
    const gate = createGate(memoryHostWaits(), clock)
    gate.learn('a.example', 429)
    clock.pass(60_000)
    gate.learn('a.example', 200)
    gate.learn('a.example', 429)
    expect(gate.secondsLeft('a.example')).toBe(60)
  })

  test('remembers over a restart how long the last pause was', () => {
    const waits = memoryHostWaits()
    createGate(waits, new FakeClock(now)).learn('a.example', 418)
    const later = createGate(waits, new FakeClock(now + 60_000))
    later.learn('a.example', 418)
    expect(later.secondsLeft('a.example')).toBe(120)
  })

  test('is one per host', () => {
    const gate = createGate(memoryHostWaits(), new FakeClock(now))
    gate.learn('a.example', 429, { 'retry-after': '60' })
    gate.pass('b.example', 'B')
    expect(() => gate.pass('a.example', 'A')).toThrow()
  })

  test('is not opened earlier by a second answer that asks less', () => {
    const clock = new FakeClock(now)
    const gate = createGate(memoryHostWaits(), clock)
    gate.learn('a.example', 429, { 'retry-after': '60' })
    gate.learn('a.example', 429, { 'retry-after': '5' })
    clock.pass(10_000)
    expect(() => gate.pass('a.example', 'A')).toThrow()
  })

  test('survives a restart', () => {
    const waits = memoryHostWaits()
    createGate(waits, new FakeClock(now)).learn('a.example', 429, { 'retry-after': '60' })
    expect(() => createGate(waits, new FakeClock(now + 59_000)).pass('a.example', 'A')).toThrow()
  })

  test('lets no request out before the wait asked for is over, and every one after', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 600_000 }),
        fc.integer({ min: 0, max: 700_000_000 }),
        (seconds, passed) => {
          const clock = new FakeClock(now)
          const gate = createGate(memoryHostWaits(), clock)
          gate.learn('h', 429, { 'retry-after': String(seconds) })
          clock.pass(passed)
          const open = passed >= seconds * 1000
          if (open) gate.pass('h', 'H')
          else expect(() => gate.pass('h', 'H')).toThrow()
        },
      ),
    )
  })

  test('a wait asked for under a clock ahead keeps its length when the clock is set right', () => {
    const clock = new FakeClock(now + 365 * DAY)
    const gate = createGate(memoryHostWaits(), clock)
    gate.learn('a.example', 429, { 'retry-after': '20' })
    clock.jump(-365 * DAY)
    expect(gate.secondsLeft('a.example')).toBe(20)
    clock.pass(20_000)
    gate.pass('a.example', 'A')
  })

  test('a date in Retry-After is compared with the date of the answer, not with this machine’s clock', () => {
    const gate = createGate(memoryHostWaits(), new FakeClock(now - 5 * DAY))
    const date = new Date(now).toUTCString()
    gate.learn('a.example', 503, { 'retry-after': new Date(now + 20_000).toUTCString(), date })
    expect(gate.secondsLeft('a.example')).toBe(20)
  })
})
