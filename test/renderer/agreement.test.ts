import { describe, expect, test } from 'vitest'
import { watchedMarkets } from '../../renderer/views/now/markets.ts'
import { agreementOf } from '../../renderer/views/now/past/agreement.ts'
import type { Job } from '../../shared/job.ts'

const scores = (...values: number[]) => values.map((score, at) => ({ day: `2020-01-0${at + 1}`, score }))
const published = (...values: number[]) => values.map((value, at) => ({ day: `2020-01-0${at + 1}`, value }))

describe('two indexes of the same days', () => {
  test('agree wholly where one follows the other, whatever lies between them', () => {
    expect(agreementOf(scores(10, 20, 40), published(30, 40, 60))).toEqual({
      days: 3,
      correlation: 1,
      difference: 20,
    })
  })

  test('disagree where one rises as the other falls', () => {
    expect(agreementOf(scores(10, 20, 30), published(30, 20, 10))?.correlation).toBeCloseTo(-1, 12)
  })

  test('only days that have both count, and too few say nothing', () => {
    expect(agreementOf(scores(10, 20, 30, 40), published(10, 20))).toBeNull()
    expect(agreementOf(scores(10, 20, 30, 40), published(1, 2, 3))?.days).toBe(3)
  })

  test('one that does not vary says nothing', () => {
    expect(agreementOf(scores(50, 50, 50), published(1, 2, 3))).toBeNull()
  })
})

test('each watched market is told once, that of the first job first', () => {
  const job = (id: string, profile: string) =>
    ({ id, definition: { kind: 'fear-greed', settings: { profile } } }) as Job
  const jobs = [job('again', 'us'), job('other', 'bitcoin'), job('fear-greed', 'us')]
  expect(watchedMarkets(jobs).map(({ profile, job: { id } }) => [profile, id])).toEqual([
    ['us', 'fear-greed'],
    ['bitcoin', 'other'],
  ])
})
