import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judge } from '../bench/harness/judge.ts'
import { exponentOf, median, percentile, spreadOf } from '../bench/harness/statistics.ts'

describe('the statistics of the benchmarks', () => {
  it('take the middle value, of an even number the mean of both', () => {
    expect(median([9, 1, 5])).toBe(5)
    expect(median([4, 1, 2, 9])).toBe(3)
    expect(() => median([])).toThrow('no values')
  })

  it('take the percentile by nearest rank', () => {
    const hundred = Array.from({ length: 100 }, (_, at) => at + 1)
    expect(percentile(hundred, 0.99)).toBe(99)
    expect(percentile(hundred, 0.5)).toBe(50)
    expect(percentile([7], 0.01)).toBe(7)
  })

  it('find the power by which a figure grows, whatever its unit', () => {
    const figure = fc.double({ min: 0.001, max: 1000, noNaN: true })
    fc.assert(
      fc.property(figure, fc.double({ min: 0, max: 3, noNaN: true }), (factor, power) => {
        const points = [1, 10, 100].map((size) => [size, factor * size ** power] as const)
        expect(exponentOf(points)).toBeCloseTo(power, 6)
      }),
    )
    expect(() => exponentOf([[1, 5]])).toThrow(RangeError)
    expect(() =>
      exponentOf([
        [1, 0],
        [10, 5],
      ]),
    ).toThrow(RangeError)
  })

  it('name the lowest and the highest beside the median', () => {
    expect(spreadOf([3, 1, 2])).toEqual({ median: 2, lowest: 1, highest: 3 })
  })
})

describe('the verdict on a figure', () => {
  it('is by the ratio of each pair: a machine that slows down in between changes none', () => {
    const verdict = judge({ ratio: 1.5 }, { ours: [10, 100, 20], peer: [8, 80, 16] })
    expect(verdict).toMatchObject({ value: 20, peer: 16, ratio: 1.25, goal: 1.5, budget: 24, ok: true })
    expect(verdict.spread).toEqual({ median: 1.25, lowest: 1.25, highest: 1.25 })
  })

  it('is by the median: one bad pair of five decides nothing', () => {
    expect(judge({ ratio: 2 }, { ours: [1, 1, 1, 50, 1], peer: [1, 1, 1, 1, 1] }).ok).toBe(true)
    expect(judge({ ratio: 2 }, { ours: [3, 3, 3, 1, 1], peer: [1, 1, 1, 1, 1] }).ok).toBe(false)
  })

  it('says how many of the pairs share it: those of a figure near its goal do not', () => {
    const clear = judge({ ratio: 2 }, { ours: [1, 1.2, 1.1, 1.4, 1.3], peer: [1, 1, 1, 1, 1] })
    const near = judge({ ratio: 2 }, { ours: [1.9, 2.1, 1.9, 2.1, 1.9], peer: [1, 1, 1, 1, 1] })
    expect([clear.agreement, near.agreement]).toEqual([1, 0.6])
    expect(judge({ atLeast: 0.8 }, { ours: [0.9, 0.7, 0.6], peer: null })).toMatchObject({
      ok: false,
      agreement: 2 / 3,
    })
  })

  it('is by the difference where the peer may use nothing at all', () => {
    const verdict = judge({ more: 0.05 }, { ours: [0.04, 0.06, 0.05], peer: [0, 0.02, 0.01] })
    expect(verdict).toMatchObject({ ratio: null, goal: 0.05, goal_is: 'more', ok: true })
    expect(judge({ more: 0.05 }, { ours: [0.2], peer: [0.1] }).ok).toBe(false)
  })

  it('is by the figure itself where its goal stands alone', () => {
    expect(judge({ atMost: 100 }, { ours: [144], peer: null })).toMatchObject({ ratio: 1.44, ok: false })
    expect(judge({ atLeast: 0.8 }, { ours: [0.9], peer: null })).toMatchObject({ ok: true, budget: 0.8 })
    expect(judge({ atMost: 0 }, { ours: [0], peer: null })).toMatchObject({ ratio: null, ok: true })
  })

  it('refuses a goal beside a peer without one', () => {
    expect(() => judge({ ratio: 2 }, { ours: [1], peer: null })).toThrow('takes a peer')
  })
})
