/** Counters of runs, as the owner reads them. */
import { expect, test } from 'vitest'
import { figuresOf, paceOf, runDetail } from '../../renderer/words/run.ts'
import { textsIn } from '../../renderer/words/texts.ts'
import { Localizer } from '../../renderer/words/words.ts'

const words = new Localizer('fr', 'fr-FR', textsIn('fr'))

test('a whole stands behind its part', () => {
  const figures = figuresOf(Object.entries({ rows: 12, days: 3, of_days: 5, bars: 0 }), words)
  expect(figures.map(({ name, value }) => `${name} ${value}`)).toEqual([
    'Lignes 12',
    'Jours 3 sur 5',
    'Barres 0',
  ])
})

test('a simulation has rewritten nothing', () => {
  const summary = { updated: 22, total: 22, cost_usd: 0, simulation: true }
  expect(
    runDetail({ faults: [], outcome: 'succeeded', kind: 'occupations', summary } as never, words),
  ).toMatch(/^Simulées 22 sur 22\s· Coût \(\$\) 0$/)
})

test('a whole without a part stands alone', () => {
  expect(figuresOf([['total', 4]], words)).toEqual([{ name: 'sur', value: '4' }])
})

test('the pace is that of what is counted, not of the whole', () => {
  expect(paceOf({ days: 0, of_days: 5 }, 10_000)).toBeNull()
  expect(paceOf({ days: 4, of_days: 500 }, 10_000)).toBe(0.4)
})

test('there is no second pace beside the run’s own, and none at the very start', () => {
  expect(paceOf({ rows: 9000, rows_per_second: 900 }, 10_000)).toBeNull()
  expect(paceOf({ rows: 9000 }, 1000)).toBeNull()
})
