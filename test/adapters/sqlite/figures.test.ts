/** Figures in a real database. */
import { expect, test } from 'vitest'
import { createFigureStore } from '../../../main/adapters/sqlite/figures.ts'
import { openStore } from '../../../main/adapters/sqlite/store.ts'
import { DAY_MS, HOUR_MS } from '../../../shared/time/units.ts'
import { FakeClock } from '../../helpers/fake-clock.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

const NOON = Date.UTC(2026, 10, 22, 12)

function figureStore() {
  const { db } = openStore({ folder: tempFolder(), clock: new FakeClock(NOON), pid: process.pid })
  const store = createFigureStore(db)
  const keep = (at: number, value: number | string | null, run = `run-${at}`) =>
    store.save('shop', run, at, new Map([['rate', value]]))
  return { db, store, keep }
}

test('the newest values come first, also those that are missing', () => {
  const { store, keep } = figureStore()
  keep(NOON, 1.5)
  keep(NOON + 1, null)
  keep(NOON + 2, 'text')
  expect(store.latest('shop', 'rate', 2)).toEqual([
    { at: NOON + 2, value: 'text' },
    { at: NOON + 1, value: null },
  ])
})

test('a repeated attempt replaces what the first one left, in the sums of its day too', () => {
  const { store, keep } = figureStore()
  keep(NOON, 10, 'a')
  keep(NOON + 1, 20, 'a')
  keep(NOON + 2, 40, 'b')
  const year = { from: NOON - 300 * DAY_MS, to: NOON + DAY_MS, points: 9 }
  expect(store.history('shop', 'rate', year)).toMatchObject([{ value: 30, low: 20, high: 40 }])
})

test('a failed attempt before is no reading of the day', () => {
  const { store, keep } = figureStore()
  keep(NOON, null, 'a')
  keep(NOON + 1, 20, 'a')
  const year = { from: NOON - 300 * DAY_MS, to: NOON + DAY_MS, points: 9 }
  expect(store.history('shop', 'rate', year)).toMatchObject([{ value: 20, low: 20, high: 20 }])
})

test('many values become few points, with the least and the greatest of each', () => {
  const { store, keep } = figureStore()
  for (let at = 0; at < 100; at += 1) keep(NOON + at, at)
  const points = store.history('shop', 'rate', { from: NOON, to: NOON + DAY_MS, points: 10 })
  expect(points).toHaveLength(10)
  expect(points[0]).toEqual({ at: NOON, value: 4.5, low: 0, high: 9 })
})

test('of texts only the changes are points', () => {
  const { store, keep } = figureStore()
  for (const [at, value] of ['a', 'a', 'b', 'b', 'a'].entries()) keep(NOON + at, value)
  const points = store.history('shop', 'rate', { from: NOON, to: NOON + DAY_MS, points: 10 })
  expect(points.map(({ at, value }) => [at - NOON, value])).toEqual([
    [0, 'a'],
    [2, 'b'],
    [4, 'a'],
  ])
})

test('a change is told with the time when the new value was first seen', () => {
  const { store, keep } = figureStore()
  keep(NOON - 2 * DAY_MS, 'a')
  keep(NOON, 'b')
  keep(NOON + 1, null)
  keep(NOON + HOUR_MS, 'b')
  const since = NOON - HOUR_MS
  expect(store.lastChange('shop', 'rate', since, 1)).toEqual({ at: NOON, before: 'a', after: 'b' })
  expect(store.lastChange('shop', 'rate', since, 3)).toBeNull()
  expect(store.lastChange('shop', 'rate', NOON + 1, 1)).toBeNull()
})

test('a value that is there for the first time has not changed', () => {
  const { store, keep } = figureStore()
  keep(NOON, null)
  keep(NOON + 1, 'a')
  expect(store.lastChange('shop', 'rate', 0, 1)).toBeNull()
})
