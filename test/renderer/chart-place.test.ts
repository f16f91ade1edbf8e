/** What is kept in the address, and what is made of the history. */
import { describe, expect, test } from 'vitest'
import { zoomOf, zoomText } from '../../renderer/parts/chart-place.ts'
import { csvText } from '../../renderer/parts/csv-text.ts'
import { indexAt, scaleFor, zoomOfScale } from '../../renderer/parts/plot-place.ts'
import { paramsOf, withParams } from '../../renderer/shell/address.ts'
import { earlierIn } from '../../renderer/views/now/Earlier.tsx'
import { meansOf } from '../../renderer/views/now/history-data.ts'
import { inRange } from '../../renderer/views/now/index-range.ts'
import type { ScorePointView } from '../../shared/contract/index-scores.ts'
import { addDays } from '../../shared/time/calendar-day.ts'

describe('the address', () => {
  test.each([
    ['', { range: 'year' }, '#/now?range=year'],
    ['#/now/us', { range: 'year' }, '#/now/us?range=year'],
    ['#/now/us?range=year&at=2020-01-02', { range: null }, '#/now/us?at=2020-01-02'],
    ['#/now?at=2020-01-02', { at: null }, '#/now'],
  ])('%s with %o is %s', (hash, changes, address) => {
    expect(withParams(hash, changes)).toBe(address)
  })

  test('gives back what it keeps', () => {
    expect(paramsOf(withParams('#/now', { beside: 'a&b=c' })).get('beside')).toBe('a&b=c')
  })

  test.each([
    ['2020-01-02_2020-03-04', [Date.UTC(2020, 0, 2) / 1000, Date.UTC(2020, 2, 4) / 1000]],
    ['2020-03-04_2020-01-02', null],
    ['2020-03-04', null],
    ['yesterday_today', null],
    [null, null],
  ])('the zoom %s is %o', (text, zoom) => {
    expect(zoomOf(text)).toEqual(zoom)
  })
})

describe('a zoom', () => {
  test('of a few instants is kept to the second, and a longer one in days', () => {
    const at = Date.UTC(2026, 10, 29, 13, 5, 7) / 1000
    expect(zoomText([at, at + 60])).toBe('2026-11-29T13:05:07Z_2026-11-29T13:06:07Z')
    expect(zoomText([at, at + 100 * 86_400])).toBe('2026-11-29_2027-03-09')
  })
  test.each([
    [0, 90],
    [1_764_000_000, 1_764_000_001],
    [1_764_000_000, 1_774_000_000],
  ])('from %d to %d comes back from the address as it stands there', (from, to) => {
    const text = zoomText([from, to])
    expect(zoomText(zoomOf(text) ?? [0, 0])).toBe(text)
  })

  const instants = [100, 200, 300, 400, 500]
  test('of positions shows each bar whole, and is the same zoom again', () => {
    expect(scaleFor([200, 400], instants, true)).toEqual([0.5, 3.5])
    expect(zoomOfScale({ min: 0.5, max: 3.5 }, instants, true)).toEqual([200, 400])
  })
  test('of positions holds when new bars arrive', () => {
    expect(scaleFor([200, 400], [...instants.slice(1), 600], true)).toEqual([-0.5, 2.5])
  })
  test('narrower than two bars shows two', () => {
    expect(zoomOfScale({ min: 1.2, max: 1.4 }, instants, true)).toEqual([300, 400])
    expect(zoomOfScale({ min: 4.2, max: 4.4 }, instants, true)).toEqual([400, 500])
  })
  test('in which a chart has no point shows all of it', () => {
    expect(scaleFor([600, 700], instants, false)).toBeNull()
    expect(scaleFor([210, 220], instants, true)).toBeNull()
  })
})

test.each([
  [240, 1],
  [260, 2],
  [100, 0],
  [500, 4],
  [99, null],
  [501, null],
  [null, null],
])('the crosshair at %j is on point %j', (at, index) => {
  expect(indexAt([100, 200, 300, 400, 500], at)).toBe(index)
})

const point = (day: string, score = 50): ScorePointView => ({
  as_of: `${day}T16:00:00-05:00`,
  day,
  score,
  level: 'neutral',
  coverage: 1,
  origin: 'run',
})
const LAST = '2020-06-15'
const daily = Array.from({ length: 500 }, (_, at) => point(addDays(LAST, at - 499), at))

describe('earlier scores', () => {
  test('stand for the session before, a week, a month and a year', () => {
    expect(earlierIn(daily).map(({ ago, point: { day } }) => [ago, day])).toEqual([
      ['session', '2020-06-14'],
      ['week', '2020-06-08'],
      ['month', '2020-05-16'],
      ['year', '2019-06-16'],
    ])
  })
  test('over holidays are of the last session before; without one near there is none', () => {
    const few = [point('2020-06-03'), point('2020-06-05'), point(LAST)]
    expect(earlierIn(few).map(({ ago, point: { day } }) => [ago, day])).toEqual([['week', '2020-06-05']])
  })
})

describe('a period', () => {
  test('is of 90 sessions, or of the days up to the last one', () => {
    expect(inRange(daily, 'quarter')).toHaveLength(90)
    expect(inRange(daily, 'year')[0]?.day).toBe(addDays(LAST, -366))
    expect(inRange(daily, 'all')).toHaveLength(500)
    expect(inRange([], 'year')).toEqual([])
  })
})

describe('the mean over years', () => {
  test('is that of twenty-one sessions, and none where one is missing', () => {
    const means = meansOf(Array.from({ length: 30 }, (_, at) => at))
    expect(means.slice(18, 22)).toEqual([null, null, 10, 11])
    expect(meansOf([...Array(20).fill(1), null, ...Array(20).fill(1)]).every((mean) => mean === null)).toBe(
      true,
    )
  })
})

test('a table quotes what would part its cells, and leaves what is missing empty', () => {
  expect(
    csvText(
      ['day', 'a "b", c'],
      [
        ['2020-01-02', null],
        ['x', 1.5],
      ],
    ),
  ).toBe('day,"a ""b"", c"\r\n2020-01-02,\r\nx,1.5\r\n')
})
