/** Every component with values computed by hand. Windows are short so that the sums can be followed. */
import { describe, expect, it } from 'vitest'
import type { ComponentFormula } from '../../../../main/core/jobs/fear-greed/components/formula.ts'
import { FORMULAS, type FormulaName, unitOf } from '../../../../main/core/jobs/fear-greed/components/index.ts'
import type { MarketHistory } from '../../../../main/core/jobs/fear-greed/history.ts'
import { isMissing, missing } from '../../../../main/core/jobs/fear-greed/missing.ts'
import { windowsSchema } from '../../../../shared/kinds/fear-greed.ts'
import { historyOf } from '../../../helpers/fear-greed.ts'

function rawOf(name: FormulaName, history: MarketHistory, windows: object = {}): unknown {
  const formula: ComponentFormula = FORMULAS[name]
  const inputs = formula.inputs(history, history.days.length - 1, windowsSchema.parse(windows))
  return isMissing(inputs) ? inputs.missing : formula.raw(inputs)
}

const repeated = <T>(value: T, count: number): T[] => Array.from({ length: count }, () => value)

describe('momentum', () => {
  it('compares the mean of the last closes with the mean of those before: 5 / 2 - 1', () => {
    expect(rawOf('momentum', historyOf({ market: [1, 2, 3, 4, 5, 6] }), { momentum: 3 })).toBeCloseTo(1.5, 12)
  })
  it('takes 125 sessions against the 125 before: 110 / 100 - 1', () => {
    const market = [...repeated(7, 10), ...repeated(100, 125), ...repeated(110, 125)]
    expect(rawOf('momentum', historyOf({ market }))).toBeCloseTo(0.1, 12)
  })
  it('says how many sessions it lacks', () => {
    expect(rawOf('momentum', historyOf({ market: repeated(1, 249) }))).toEqual({
      code: 'short_history',
      params: { found: 249, needed: 250 },
    })
  })
})

describe('price strength', () => {
  const year = [
    { close: 10, high: 12, low: 9 },
    { close: 11, high: 13, low: 10 },
    { close: 8, high: 9, low: 6 },
    { close: 10, high: 11, low: 8 },
  ]
  it('is the place between the low and the high of the year: (10 - 6) / (13 - 6)', () => {
    expect(rawOf('price_strength', historyOf({ market: year }), { year: 4 })).toBeCloseTo(4 / 7, 12)
  })
  it('forgets what is older than a year: (10 - 6) / (11 - 6)', () => {
    expect(rawOf('price_strength', historyOf({ market: year }), { year: 2 })).toBeCloseTo(4 / 5, 12)
  })
  it('uses closes where a source gives nothing else: (3 - 1) / (5 - 1)', () => {
    expect(rawOf('price_strength', historyOf({ market: [1, 5, 3] }), { year: 3 })).toBeCloseTo(0.5, 12)
  })
  it('is missing where nothing has moved', () => {
    expect(rawOf('price_strength', historyOf({ market: [2, 2, 2] }), { year: 3 })).toMatchObject({
      code: 'flat',
    })
  })
})

describe('volume', () => {
  const volumes = (...values: (number | null)[]) =>
    historyOf({ market: values.map((volume) => ({ close: 1, volume })) })
  it('is the last volume against the mean of its window: 300 / 200', () => {
    expect(rawOf('volume', volumes(900, 100, 200, 300), { volume: 3 })).toBeCloseTo(1.5, 12)
  })
  it('lets the session before speak while one is open: 200 / 400', () => {
    expect(rawOf('volume', volumes(900, 100, 200, null), { volume: 3 })).toBeCloseTo(0.5, 12)
  })
  it('is missing where the source has no volumes', () => {
    expect(rawOf('volume', volumes(null, null, null), { volume: 3 })).toMatchObject({ code: 'no_value' })
  })
  it('does not reach over a hole', () => {
    expect(rawOf('volume', volumes(100, null, 100, 100), { volume: 3 })).toEqual({
      code: 'short_history',
      params: { found: 2, needed: 3 },
    })
  })
})

describe('volatility', () => {
  it('is the deviation of the returns, a year of it', () => {
    // ln 1.1 = 0.0953102 and ln 0.9 = -0.1053605 are 0.1003353 from their mean: 0.1003353 x sqrt(2) x sqrt(252).
    expect(rawOf('volatility', historyOf({ market: [100, 110, 99] }), { volatility: 2 })).toBeCloseTo(
      2.252522,
      5,
    )
  })
  it('is nothing where each session brings the same', () => {
    expect(rawOf('volatility', historyOf({ market: [1, 2, 4, 8] }), { volatility: 3 })).toBeCloseTo(0, 12)
  })
  it('means fear where it is high', () => {
    expect(FORMULAS.volatility.direction).toBe(-1)
  })
})

describe('equity against bonds', () => {
  const market = [100, ...repeated(90, 19), 105]
  it('takes the coupon from the return of shares where yields stay: 5 % - 2 % x 20 / 252', () => {
    const history = historyOf({ market, bonds: repeated(2, 21) })
    expect(rawOf('equity_vs_bonds', history)).toBeCloseTo(0.05 - 0.0015873, 7)
  })
  it('prices the bond again where yields fall from 2 % to 1 %: it is worth 1.094937', () => {
    const history = historyOf({ market, bonds: [...repeated(2, 20), 1] })
    expect(rawOf('equity_vs_bonds', history)).toBeCloseTo(0.05 - 0.094937 - 0.0015873, 6)
  })
  it('copes with a yield of nothing: the bond is worth its coupons', () => {
    const history = historyOf({ market, bonds: [...repeated(2, 20), 0] })
    expect(rawOf('equity_vs_bonds', history)).toBeCloseTo(0.05 - 0.2 - 0.0015873, 6)
  })
  it('is missing where the profile has no bonds', () => {
    expect(rawOf('equity_vs_bonds', historyOf({ market }))).toMatchObject({ code: 'no_file' })
  })
})

describe('media sentiment', () => {
  const press = (articles: number): MarketHistory => ({
    ...historyOf({ market: [1, 2] }),
    press: { sentiment: 0.2, articles, day: '2020-01-02' },
  })
  it('is the mean opinion of the press', () => {
    expect(rawOf('media_sentiment', press(5))).toBe(0.2)
  })
  it('is missing with fewer than five articles', () => {
    expect(rawOf('media_sentiment', press(4))).toEqual({
      code: 'few_articles',
      params: { found: 4, needed: 5 },
    })
  })
  it('is missing with the reason of the press', () => {
    expect(rawOf('media_sentiment', { ...press(5), press: missing('no_source') })).toMatchObject({
      code: 'no_source',
    })
  })
})

describe('the seven components of CNN', () => {
  it('takes the level of the S&P 500 for momentum, and of the VIX for volatility', () => {
    expect(rawOf('market_level', historyOf({ market: [4000] }))).toBe(4000)
    expect(rawOf('volatility_level', historyOf({ market: [1], volatility_index: [18] }))).toBe(18)
    expect(FORMULAS.market_level.direction).toBe(1)
    expect(FORMULAS.volatility_level.direction).toBe(-1)
  })
  it('takes the published safe haven figure as it is', () => {
    expect(rawOf('safe_haven', historyOf({ safe_haven: [3.05] }))).toBe(3.05)
  })
  it('computes safe haven in percent where it is not published', () => {
    const history = historyOf({ market: [100, ...repeated(90, 19), 105], bonds: repeated(2, 21) })
    expect(rawOf('safe_haven', history)).toBeCloseTo(4.84127, 5)
  })
  it.each([
    ['net_new_highs', 'price_strength', 1],
    ['volume_summation', 'price_breadth', 1],
    ['puts_per_call', 'put_call_options', -1],
    ['yield_spread', 'junk_spread', -1],
  ] as const)('takes %s as published', (name, series, direction) => {
    expect(rawOf(name, historyOf({ [series]: [1.25] }))).toBe(1.25)
    expect(FORMULAS[name].direction).toBe(direction)
  })
})

describe('the price alone', () => {
  it('takes the log return of 60 days: ln(121 / 100)', () => {
    expect(rawOf('return_of_60_days', historyOf({ market: [100, ...repeated(7, 59), 121] }))).toBeCloseTo(
      Math.log(1.21),
      12,
    )
  })
  it('takes the place between the lowest and the highest close of 365 days: (30 - 10) / (50 - 10)', () => {
    const market = [10, 50, ...repeated(20, 362), 30]
    expect(rawOf('place_in_year', historyOf({ market }))).toBeCloseTo(0.5, 12)
  })
  it('takes the log distance from the mean of 30 days: ln(130 / 101)', () => {
    expect(rawOf('distance_from_average', historyOf({ market: [...repeated(100, 29), 130] }))).toBeCloseTo(
      Math.log(130 / 101),
      12,
    )
  })
})

describe('the unit of a stored figure', () => {
  it('is known for formulas of earlier versions, whose scores may still be stored', () => {
    expect(unitOf('market_level')).toBe('points')
    expect(unitOf('momentum_points')).toBe('points')
    expect(unitOf('volatility_ratio')).toBe('ratio')
  })
  it('is an error for a formula no version has had', () => {
    expect(() => unitOf('horoscope')).toThrow('horoscope')
  })
})
