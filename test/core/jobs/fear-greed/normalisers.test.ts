import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isMissing } from '../../../../main/core/jobs/fear-greed/missing.ts'
import { NORMALISERS, type NormaliserName } from '../../../../main/core/jobs/fear-greed/normalisers/index.ts'
import type { Normaliser } from '../../../../main/core/jobs/fear-greed/normalisers/normaliser.ts'

function scoreOf(name: NormaliserName, values: readonly (number | null)[], sessions = 90): unknown {
  const normaliser: Normaliser = NORMALISERS[name]
  const scale = normaliser.fit(values, values.length - 1, sessions)
  return isMissing(scale) ? scale.missing : normaliser.score(values.at(-1) ?? Number.NaN, scale)
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

describe('min-max', () => {
  it('places a figure between the lowest and the highest of its window: (15 - 1) / (20 - 1)', () => {
    expect(scoreOf('min_max', [...upTo(20), 15])).toBeCloseTo((100 * 14) / 19, 10)
  })
  it('forgets what is older than the window: (15 - 12) / (20 - 12)', () => {
    expect(scoreOf('min_max', [...upTo(20), 15], 10)).toBeCloseTo((100 * 3) / 8, 10)
  })
  it('needs twenty sessions', () => {
    expect(scoreOf('min_max', upTo(19))).toEqual({ code: 'short_history', params: { found: 19, needed: 20 } })
  })
  it('is missing, not 50, where nothing has moved', () => {
    expect(
      scoreOf(
        'min_max',
        Array.from({ length: 30 }, () => 4),
      ),
    ).toMatchObject({ code: 'flat' })
  })
  it('leaves out sessions without a figure', () => {
    expect(scoreOf('min_max', [...upTo(20), null, null, 20])).toBe(100)
  })
})

describe('the bounds of an opinion', () => {
  it.each([
    [-1, 0],
    [0, 50],
    [0.2, 60],
    [1, 100],
  ])('makes %d a score of %d', (mood, score) => {
    expect(scoreOf('opinion_bounds', [mood])).toBeCloseTo(score, 10)
  })
})

describe('own history', () => {
  it('is the mean of a rank, mirrored while short, and of a normal share, worked by hand', () => {
    // Twenty values 1 to 20, today's is 20. Rank among themselves: (19 + 1/2) / 20 = 0.975; with their mirror
    // images (19.5 + 20) / 40 = 0.9875. Known share 20 / 500 = 0.04: 0.04 x 0.975 + 0.96 x 0.9875 = 0.987.
    // Mean 10.5, deviation sqrt(33.25): z = 1.647509, share below 0.950275.
    expect(scoreOf('own_history_of_distance', upTo(20))).toBeCloseTo((98.7 + 95.0275) / 2, 2)
  })
  it('never takes calm for greed', () => {
    expect(scoreOf('own_history_of_unrest', upTo(20))).toBe(50)
  })
  it('needs twenty sessions of the average and twenty of the deviation from it', () => {
    expect(scoreOf('own_history', upTo(38))).toMatchObject({ code: 'short_history' })
    expect(scoreOf('own_history', upTo(39))).toBeGreaterThan(50)
  })
})

describe.each(['min_max', 'own_history', 'own_history_of_distance', 'own_history_of_unrest'] as const)(
  'whatever the figures, %s',
  (name) => {
    const figures = fc.array(fc.double({ min: -1000, max: 1000, noNaN: true }), {
      minLength: 45,
      maxLength: 120,
    })
    it('scores between 0 and 100', () => {
      fc.assert(
        fc.property(figures, (values) => {
          const score = scoreOf(name, values)
          if (typeof score !== 'number') return
          expect(score).toBeGreaterThanOrEqual(-1e-9)
          expect(score).toBeLessThanOrEqual(100 + 1e-9)
        }),
      )
    })
    it('never scores a higher figure lower', () => {
      fc.assert(
        fc.property(figures, fc.double({ min: 0, max: 500, noNaN: true }), (values, more) => {
          const higher = [...values.slice(0, -1), (values.at(-1) ?? 0) + more]
          const [before, after] = [scoreOf(name, values), scoreOf(name, higher)]
          if (typeof before === 'number' && typeof after === 'number') {
            expect(after).toBeGreaterThanOrEqual(before - 1e-6)
          }
        }),
      )
    })
  },
)
