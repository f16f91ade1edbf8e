import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CONFIRMED_AFTER, TrustedClock } from '../../../main/core/clock/trusted-clock.ts'
import { FakeClock } from '../../helpers/fake-clock.ts'

const START = '2026-11-22T10:00:00Z'
const SECOND = 1000
const MINUTE = 60 * SECOND
const DAY = 24 * 60 * MINUTE

function machine() {
  const real = new FakeClock(START)
  const clock = new TrustedClock(real)
  /** Time passes in steps, with a check after each. */
  const pass = (ms: number) => {
    const ended = []
    for (let left = ms; left > 0; left -= 10 * SECOND) {
      real.pass(Math.min(left, 10 * SECOND))
      ended.push(...clock.check())
    }
    return ended
  }
  const shows = () => new Date(clock.now()).toISOString()
  const answer = (host: string, at: string | number, age?: string) =>
    clock.hear(host, { date: new Date(at).toUTCString(), ...(age === undefined ? {} : { age }) })
  return { real, clock, pass, shows, answer }
}

test.each([40 * DAY, -40 * DAY, 2 * MINUTE])(
  'a clock that is set by %i ms for 40 s changes nothing',
  (by) => {
    const { real, pass, shows } = machine()
    real.jump(by)
    expect(shows()).toBe('2026-11-22T10:00:00.000Z')
    expect(pass(40 * SECOND)).toEqual([])
    expect(shows()).toBe('2026-11-22T10:00:40.000Z')
    real.jump(-by)
    const from = Date.parse(START)
    expect(pass(10 * SECOND)).toEqual([{ from, to: from + 50 * SECOND, aheadMs: by, kind: 'held' }])
    expect(shows()).toBe('2026-11-22T10:00:50.000Z')
  },
)

test('a clock that stays set for ten minutes is believed', () => {
  const { real, clock, pass, shows } = machine()
  real.jump(-2 * 60 * MINUTE)
  expect(shows()).toBe('2026-11-22T10:00:00.000Z')
  const from = Date.parse('2026-11-22T08:00:00Z')
  expect(pass(CONFIRMED_AFTER - 10 * SECOND)).toEqual([])
  expect(clock.settled()).toBe(false)
  expect(pass(10 * SECOND)).toEqual([
    { from, to: from + CONFIRMED_AFTER, aheadMs: 2 * 60 * MINUTE, kind: 'believed' },
  ])
  expect(shows()).toBe('2026-11-22T08:10:00.000Z')
  expect(clock.settled()).toBe(true)
})

test('a machine that slept is not one whose clock was set', () => {
  const { real, clock, pass, shows } = machine()
  real.sleep(9 * DAY)
  expect(shows()).toBe('2026-12-01T10:00:00.000Z')
  expect(clock.state().aheadMs).toBe(0)
  expect(pass(MINUTE)).toEqual([])
})

test('corrections of up to a minute are followed at once', () => {
  const { real, clock, shows } = machine()
  real.jump(45 * SECOND)
  expect(shows()).toBe('2026-11-22T10:00:45.000Z')
  expect(clock.check()).toEqual([])
})

test('the first ten minutes are not certain, unless two hosts agree with the clock', () => {
  const { clock, pass, answer } = machine()
  pass(MINUTE)
  expect(clock.settled()).toBe(false)
  answer('a.example', '2026-11-22T10:01:00Z')
  pass(10 * SECOND)
  expect(clock.settled()).toBe(false)
  answer('b.example', '2026-11-22T10:01:10Z')
  pass(10 * SECOND)
  expect(clock.settled()).toBe(true)
})

test('two hosts confirm a clock that was set', () => {
  const { real, pass, shows, answer } = machine()
  real.jump(3 * DAY)
  answer('a.example', '2026-11-25T10:00:00Z')
  answer('b.example', '2026-11-25T10:00:03Z')
  pass(10 * SECOND)
  expect(shows()).toBe('2026-11-25T10:00:10.000Z')
})

test('a clock that two hosts contradict is not believed, however long it stays', () => {
  const { real, pass, shows, answer } = machine()
  real.jump(3 * DAY)
  for (let minute = 0; minute < 60; minute += 5) {
    answer('a.example', real.now() - 3 * DAY)
    answer('b.example', real.now() - 3 * DAY)
    pass(5 * MINUTE)
  }
  expect(shows()).toBe('2026-11-22T11:00:00.000Z')
})

test('a clock that was wrong from the start is corrected by two hosts', () => {
  const { clock, pass, shows, answer } = machine()
  answer('a.example', '2026-10-13T10:00:00Z')
  answer('b.example', '2026-10-13T10:00:01Z')
  const [period] = pass(10 * SECOND)
  expect(period).toMatchObject({ kind: 'believed', to: Date.parse('2026-10-13T10:00:11Z') })
  expect(shows()).toBe('2026-10-13T10:00:11.000Z')
  expect(clock.state().aheadMs).toBe(40 * DAY - SECOND)
})

test('a host on this machine and an answer of unknown age confirm nothing; a cached one counts with its age', () => {
  const { clock, pass, answer } = machine()
  answer('127.0.0.1:3001', START)
  answer('localhost:8080', START)
  clock.hear('c.example', { date: 'today' })
  pass(10 * SECOND)
  expect(clock.settled()).toBe(false)
  answer('a.example', '2026-11-22T09:00:10Z', '3600')
  answer('b.example', '2026-11-22T10:00:10Z')
  pass(10 * SECOND)
  expect(clock.settled()).toBe(true)
})

test('one of three hosts with a wrong clock is outvoted', () => {
  const { clock, pass, answer } = machine()
  answer('a.example', '2020-01-01T00:00:00Z')
  answer('b.example', START)
  answer('c.example', START)
  pass(10 * SECOND)
  expect(clock.settled()).toBe(true)
})

test('a clock that becomes later than what the store has seen is believed at once', () => {
  const { real, clock, pass, shows } = machine()
  clock.knowPast(Date.parse('2026-12-24T08:00:00Z'))
  real.jump(32 * DAY)
  pass(10 * SECOND)
  expect(shows()).toBe('2026-12-24T10:00:10.000Z')
})

test('without a clock that counts sleep, the wall clock is believed as it is', () => {
  const real = new FakeClock(START)
  const clock = new TrustedClock({
    ...real,
    now: real.now,
    monotonic: real.monotonic,
    zone: real.zone,
    elapsed: () => null,
  })
  real.jump(DAY)
  expect(clock.now()).toBe(Date.parse(START) + DAY)
  real.pass(CONFIRMED_AFTER)
  clock.check()
  expect(clock.settled()).toBe(true)
})

test('time never runs backward or leaps between two checks, whatever the wall clock does', () => {
  const step = fc.record({
    set: fc.integer({ min: -90 * DAY, max: 90 * DAY }),
    passed: fc.integer({ min: 0, max: 5000 }),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      const real = new FakeClock(START)
      const clock = new TrustedClock(real)
      for (const { set, passed } of steps) {
        const before = clock.now()
        real.jump(set)
        real.pass(passed)
        expect(Math.abs(clock.now() - before - passed)).toBeLessThanOrEqual(MINUTE)
      }
    }),
  )
})
