import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isDayFirst } from '../../../main/adapters/sources/day-order.ts'

const TODAY = '2026-06-15'
const order = (texts: readonly string[], usual = false) => (isDayFirst(texts, TODAY, usual) ? 'day' : 'month')

describe('the order of day and month', () => {
  it.each([
    ['one day above 12', ['03/02/2026', '13/02/2026'], 'day'],
    ['one month place above 12', ['02/03/2026', '02/13/2026'], 'month'],
    ['neighbours', ['03/02/2026', '04/02/2026', '05/02/2026'], 'day'],
    ['neighbours, newest first', ['02/05/2026', '02/04/2026', '02/03/2026'], 'month'],
    ['days that have not come yet', ['07/03/2026', '08/03/2026'], 'day'],
    ['points in place of slashes', ['03.02.2026', '04.02.2026'], 'day'],
  ])('is told by %s', (_, texts, first) => {
    expect(order(texts, first !== 'day')).toBe(first)
  })

  it.each([['03/02/2026'], ['2026-02-03', 'yesterday'], []])(
    'is the usual one where %s tells nothing',
    (...texts) => {
      expect([order(texts, true), order(texts, false)]).toEqual(['day', 'month'])
    },
  )

  it('is found for a week of sessions wherever it lies in the past', () => {
    const start = fc.integer({
      min: Date.UTC(2015, 0, 1) / 86_400_000,
      max: Date.UTC(2026, 4, 1) / 86_400_000,
    })
    fc.assert(
      fc.property(start, fc.boolean(), (first, dayFirst) => {
        const texts = [0, 1, 2, 3, 6, 7, 8].map((offset) => {
          const [year, month, day] = new Date((first + offset) * 86_400_000)
            .toISOString()
            .slice(0, 10)
            .split('-')
          return dayFirst ? `${day}/${month}/${year}` : `${month}/${day}/${year}`
        })
        expect(isDayFirst(texts, TODAY, !dayFirst)).toBe(dayFirst)
      }),
    )
  })
})
