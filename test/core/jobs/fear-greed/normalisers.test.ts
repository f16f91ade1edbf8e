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

describe('the rank of z', () => {
  /** Sessions that rise and fall alternately, so that 500 z are known. */
  const wave = (count: number) => Array.from({ length: count }, (_, index) => Math.sin(index / 9))

  it('lets a normal distribution stand for the z that are not known, worked by hand', () => {
    // Forty values 1 to 40: mean 20.5, deviation sqrt(133.25) = 11.5434, z = 1.68928. It is the only known z
    // and no other is below it: 499 / 500 of the share of normal(0.5, 1) below it, 0.882840.
    expect(scoreOf('rank_of_z', upTo(40))).toBeCloseTo((100 * 499 * 0.88284) / 500, 2)
  })
  it('needs forty sessions', () => {
    expect(scoreOf('rank_of_z', upTo(39))).toEqual({
      code: 'short_history',
      params: { found: 39, needed: 40 },
    })
  })
  it('is the share of the last 500 z strictly below, a multiple of 0.2, once they are known', () => {
    const score = scoreOf('rank_of_z', wave(700))
    expect(Number(score) * 5).toBeCloseTo(Math.round(Number(score) * 5), 9)
  })
  it('is 99.8 at the highest z and 0 at the lowest: today counts among the 500', () => {
    expect(scoreOf('rank_of_z', [...wave(700), 50])).toBeCloseTo(99.8, 9)
    expect(scoreOf('rank_of_z', [...wave(700), -50])).toBe(0)
  })
  it('measures z in its window only: an old level does not count', () => {
    const past = wave(700)
    expect(scoreOf('rank_of_z', [...Array.from({ length: 300 }, () => 1000), ...past])).toBe(
      scoreOf('rank_of_z', past),
    )
  })
  it('is missing where nothing has moved', () => {
    expect(
      scoreOf(
        'rank_of_z',
        Array.from({ length: 60 }, () => 4),
      ),
    ).toMatchObject({ code: 'flat' })
  })
})

describe('the rank of z in unrest', () => {
  const wave = Array.from({ length: 700 }, (_, index) => Math.sin(index / 9))
  it('is 50 in calm, however great the calm', () => {
    expect(scoreOf('rank_of_z_in_unrest', [...wave, 40])).toBe(50)
    expect(scoreOf('rank_of_z_in_unrest', [...wave, -1])).toBe(50)
  })
  it('is half of the rank beyond 1.5 deviations of unrest', () => {
    // Forty-nine alternating values, then today's: z is about -4.9, the lowest of all.
    expect(scoreOf('rank_of_z_in_unrest', [...wave, -40])).toBe(0)
    const before = [...wave, -3, ...wave.slice(0, 60), -2.5]
    expect(Number(scoreOf('rank_of_z_in_unrest', before))).toBeLessThan(1)
  })
})

describe('the rank of years', () => {
  it('is the share strictly below, of at least 200 days: 199 of 200 and 0 of 200', () => {
    expect(scoreOf('rank_of_years', upTo(200))).toBe(99.5)
    expect(scoreOf('rank_of_years', [...upTo(199), 0])).toBe(0)
    expect(scoreOf('rank_of_years', upTo(199))).toEqual({
      code: 'short_history',
      params: { found: 199, needed: 200 },
    })
  })
  it('forgets what is older than 1,460 days', () => {
    const old = Array.from({ length: 500 }, () => 5000)
    expect(scoreOf('rank_of_years', [...old, ...upTo(1460)])).toBeCloseTo((100 * 1459) / 1460, 9)
  })
})

describe.each(['min_max', 'rank_of_years', 'rank_of_z', 'rank_of_z_in_unrest'] as const)(
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
