import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aggregate, levelOf } from '../../../../main/core/jobs/fear-greed/aggregate.ts'
import { SHIPPED_PROFILES } from '../../../../main/core/jobs/fear-greed/profiles/index.ts'
import { fiveLevels } from '../../../../main/core/jobs/fear-greed/profiles/levels.ts'
import { simplified } from '../../../../main/core/jobs/fear-greed/simplified.ts'
import { COMPONENTS } from '../../../../shared/kinds/fear-greed.ts'

const weighed = (...pairs: readonly (readonly [number, number | null])[]) =>
  pairs.map(([weight, score], index) => ({ id: COMPONENTS[index] ?? 'momentum', weight, score }))

describe('the aggregate', () => {
  it('is the weighted mean: 0.25 x 40 + 0.75 x 80', () => {
    expect(aggregate(weighed([0.25, 40], [0.75, 80]))).toMatchObject({ score: 70, coverage: 1 })
  })
  it('reweights what is left when a component is missing: (0.25 x 40 + 0.5 x 70) / 0.75', () => {
    const found = aggregate(weighed([0.25, 40], [0.25, null], [0.5, 70]))
    expect(found.score).toBeCloseTo(60, 12)
    expect(found.coverage).toBeCloseTo(0.75, 12)
  })
  it('is half covered by half of the weight, in whatever unit the weights are', () => {
    const weights = [5, 15, 30, 16, 4, 30]
    const halves = weights.map((weight, at) => [weight / 100, [2, 3, 4].includes(at) ? 50 : null] as const)
    expect(aggregate(weighed(...halves)).coverage).toBe(0.5)
  })
  it('has no score where all are missing', () => {
    expect(aggregate(weighed([0.5, null], [0.5, null]))).toMatchObject({ score: null, coverage: 0 })
  })

  const component = fc.tuple(
    fc.double({ min: 0.01, max: 1, noNaN: true }),
    fc.option(fc.double({ min: 0, max: 100, noNaN: true })),
  )
  const components = fc.array(component, { minLength: 1, maxLength: COMPONENTS.length })

  it('always lies between its lowest and its highest component', () => {
    fc.assert(
      fc.property(components, (pairs) => {
        const scores = pairs.map(([, score]) => score).filter((score) => score !== null)
        const { score } = aggregate(weighed(...pairs))
        fc.pre(score !== null)
        expect(score).toBeGreaterThanOrEqual(Math.min(...scores) - 1e-9)
        expect(score).toBeLessThanOrEqual(Math.max(...scores) + 1e-9)
      }),
    )
  })
  it('always shares itself out among those present, to a sum of 1', () => {
    fc.assert(
      fc.property(components, (pairs) => {
        const { shares, score } = aggregate(weighed(...pairs))
        const sum = [...shares.values()].reduce((total, share) => total + share, 0)
        expect(sum).toBeCloseTo(score === null ? 0 : 1, 9)
      }),
    )
  })
})

describe('the levels', () => {
  it.each([
    [0, 'extreme_fear'],
    [24.99, 'extreme_fear'],
    [25, 'fear'],
    [39.99, 'fear'],
    [40, 'neutral'],
    [59.99, 'neutral'],
    [60, 'greed'],
    [74.99, 'greed'],
    [75, 'extreme_greed'],
    [100, 'extreme_greed'],
  ])('calls %d %s', (score, level) => {
    expect(levelOf(score, fiveLevels)).toBe(level)
  })
})

describe('the simplified formula of the source system', () => {
  it('gives 25.96 for 52.23, 50.03 and 95.00', () => {
    expect(simplified(52.23, 50.03, 95).toFixed(2)).toBe('25.96')
  })
})

describe('the shipped profiles', () => {
  it('weigh the six classic components 25, 25, 15, 15, 10 and 10 percent', () => {
    expect(SHIPPED_PROFILES.casablanca.components.map(({ weight }) => weight)).toEqual([
      25, 25, 15, 15, 10, 10,
    ])
  })
  it('weigh the seven of CNN alike', () => {
    const counting = SHIPPED_PROFILES.us.components.filter(({ weight }) => weight > 0)
    expect(new Set(counting.map(({ weight }) => weight)).size).toBe(1)
    expect(counting).toHaveLength(7)
  })
  it('recommend 10 minutes, and 5 in market hours, 30 outside, none at week-ends', () => {
    const [usual, hours] = SHIPPED_PROFILES.casablanca.recommended.map(({ schedule }) => schedule)
    expect(usual).toMatchObject({ every_seconds: 600 })
    expect(hours).toMatchObject({
      every_seconds: 1800,
      windows: [
        { days: [6, 7], rhythm: 'none' },
        { days: [1, 2, 3, 4, 5], from: '09:00', to: '16:30', rhythm: { every_seconds: 300 } },
      ],
    })
  })
})
