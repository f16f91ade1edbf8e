/** The data behind the plots: missing data, levels, days. */
import { describe, expect, test } from 'vitest'
import { levelOfScore } from '../../renderer/parts/level.ts'
import { weeksFrom } from '../../renderer/views/alerts/calendar-days.ts'
import { historyOf } from '../../renderer/views/now/history-data.ts'
import type { ScorePointView } from '../../shared/contract/index-scores.ts'

const point = (day: string, score: number): ScorePointView => ({
  as_of: `${day}T16:00:00-05:00`,
  day,
  score,
  level: 'neutral',
  coverage: 1,
  origin: 'run',
})

describe('the history', () => {
  test('goes on over a week-end', () => {
    const { gaps, scores } = historyOf([point('2020-03-06', 40), point('2020-03-09', 30)], [])
    expect(gaps).toEqual([])
    expect(scores).toEqual([40, 30])
  })

  test('breaks and is marked where sessions are missing', () => {
    const history = historyOf([point('2020-03-02', 40), point('2020-03-16', 30)], [])
    expect(history.scores).toEqual([40, null, 30])
    expect(history.gaps).toEqual([[Date.parse('2020-03-02') / 1000, Date.parse('2020-03-16') / 1000]])
  })

  test('shows the published index beside it on the same days only', () => {
    const history = historyOf(
      [point('2020-03-02', 40), point('2020-03-03', 41)],
      [{ day: '2020-03-03', value: 36.8 }],
    )
    expect(history.others).toEqual([null, 36.8])
    expect(history.hasOther).toBe(true)
  })
})

/** CNN's names. */
const LEVELS = [
  { from: 0, level: 'extreme_fear' },
  { from: 25, level: 'fear' },
  { from: 45, level: 'neutral' },
  { from: 55, level: 'greed' },
  { from: 75, level: 'extreme_greed' },
] as const

test.each([
  [0, 1],
  [24.99, 1],
  [25, 2],
  [44.99, 2],
  [45, 3],
  [55, 4],
  [75, 5],
  [100, 5],
])('a score of %d lies in level %d of the profile', (score, level) => {
  expect(levelOfScore(score, LEVELS)).toBe(level)
})

test('the calendar begins on the Monday before today', () => {
  const weeks = weeksFrom('2026-11-22', 2)
  expect(weeks[0]?.[0]).toBe('2026-11-16')
  expect(weeks[0]?.[6]).toBe('2026-11-22')
  expect(weeks[1]?.[6]).toBe('2026-11-29')
})
