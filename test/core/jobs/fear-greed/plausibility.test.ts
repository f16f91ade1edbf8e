import { describe, expect, it } from 'vitest'
import { missedSessions } from '../../../../main/core/jobs/fear-greed/missed-sessions.ts'
import { plausible } from '../../../../main/core/jobs/fear-greed/plausibility/index.ts'
import type { OhlcvBar } from '../../../../main/core/jobs/fear-greed/ports.ts'
import { bar, sampleSource, weekdays } from '../../../helpers/fear-greed.ts'

const DAYS = weekdays(60)
const prices = DAYS.map((day, index) => bar(day, 100 + index))
const LAST = DAYS.at(-1) ?? ''
/** The prices with another bar at a place. */
const withBar = (at: number, change: Partial<OhlcvBar>) =>
  prices.map((one, index) => (index === at ? { ...one, ...change } : one))

function judged(bars: readonly OhlcvBar[], name: 'market' | 'junk_spread' = 'market') {
  const series = plausible({ id: 'X', source: 'yahoo', bars }, { name, today: LAST })
  return {
    refused: bars.filter((one) => !series.bars.includes(one)).map(({ day }) => day),
    why: (series.faults ?? []).map(({ params }) => params.detail),
  }
}

describe('the gate of plausibility', () => {
  it('lets what can be pass as it is', () => {
    const series = { id: 'X', source: 'yahoo', bars: prices }
    expect(plausible(series, { name: 'market', today: LAST })).toBe(series)
  })

  it.each([
    ['a close of 0', { close: 0 }, 'not_positive'],
    ['a negative price', { close: -5 }, 'not_positive'],
    ['no number', { close: Number.NaN }, 'not_positive'],
    ['a close below the low', { low: 200, high: 210 }, 'out_of_range'],
    ['a close above the high', { low: 90, high: 95 }, 'out_of_range'],
    ['a price a hundredfold', { close: 15_000 }, 'other_unit'],
    ['a price in hundredths', { close: 1.3 }, 'other_unit'],
    ['a spike that reverses', { close: 250 }, 'spike'],
  ])('refuses %s, and says so', (_, change, rule) => {
    expect(judged(withBar(30, change))).toEqual({
      refused: [DAYS[30]],
      why: [{ messageKey: `implausible.${rule}` }],
    })
  })

  it('refuses a day that has not come yet', () => {
    expect(judged([...prices, bar('2031-01-01', 160)]).refused).toEqual(['2031-01-01'])
  })
  it('refuses monthly bars before the daily ones', () => {
    const monthly = [bar('2019-10-01', 90), bar('2019-11-01', 92)]
    expect(judged([...monthly, ...prices])).toMatchObject({ refused: ['2019-10-01', '2019-11-01'] })
  })
  it('takes a crash for what it is: it does not reverse', () => {
    expect(judged(withBar(59, { close: 80 })).refused).toEqual([])
  })
  it('takes a spread below nothing for what it is', () => {
    expect(judged(withBar(30, { close: -0.5 }), 'junk_spread').refused).toEqual([])
  })
  it('throws what it said where nothing is left', () => {
    expect(() => judged([bar(LAST, 0)])).toThrow(/implausible values of/)
  })
  it('refuses nothing of 23 years of the S&P 500', async () => {
    const signal = new AbortController().signal
    const series = await sampleSource().fetch({ symbol: 'spy', from: '1998-01-01', signal })
    expect(plausible(series, { name: 'market', today: null })).toBe(series)
  })
})

describe('a published index', () => {
  const index = DAYS.map((day, at) => bar(day, at % 100))
  it.each([-1, 101, 4200, Number.NaN])('of %s is refused, as it goes from 0 to 100', (value) => {
    const bars = index.with(30, bar(DAYS[30] ?? '', value))
    const series = plausible({ id: 'X', source: 'cnn', bars }, { name: 'comparison', today: LAST })
    expect(series.bars).toHaveLength(59)
    expect(series.faults).toHaveLength(1)
  })
  it('may move as far as it likes, and be 0', () => {
    const bars = index.with(30, bar(DAYS[30] ?? '', 0)).with(31, bar(DAYS[31] ?? '', 100))
    expect(plausible({ id: 'X', source: 'cnn', bars }, { name: 'comparison', today: LAST }).faults).toBe(
      undefined,
    )
  })
})

describe('a missed session', () => {
  const nyse = { zone: 'America/New_York', calendar: 'nyse' } as const
  /** The week of Thanksgiving 2025, which has no session on the 27th. */
  const week = ['2025-11-24', '2025-11-25', '2025-11-26', '2025-11-28', '2025-12-01']
  const seriesOf = (days: readonly string[]) => ({
    id: 'SPX',
    source: 'yahoo',
    bars: days.map((day) => bar(day, 100)),
  })

  it('is told by its day', () => {
    const without = seriesOf(week.filter((day) => day !== '2025-11-26'))
    expect(missedSessions(without, nyse)).toMatchObject({
      code: 'source_missed_sessions',
      params: { day: '2025-11-26', count: 1 },
    })
  })
  it('is not a holiday', () => {
    expect(missedSessions(seriesOf(week), nyse)).toBeNull()
  })
  it('is not a day beside an estimated holiday, nor one of a year the calendar does not know', () => {
    const casablanca = { zone: 'Africa/Casablanca', calendar: 'casablanca' } as const
    expect(missedSessions(seriesOf(['2026-05-25', '2026-05-29']), casablanca)).toBeNull()
    expect(missedSessions(seriesOf(['2015-05-25', '2015-05-29']), casablanca)).toBeNull()
  })
})
