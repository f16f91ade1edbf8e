import { expect, test } from 'vitest'
import type { ClosedBar } from '../../../../main/core/jobs/trades/bars/bar.ts'
import { BarColumns } from '../../../../main/core/jobs/trades/bars/bar-columns.ts'
import { barColumns } from '../../../helpers/bar-columns.ts'

/** Every second bar has values that no double holds. */
function bar(number: number): ClosedBar {
  const large = number % 2 === 0 ? 2n ** 60n : 0n
  const value = (place: number) => large + BigInt(number * 100 + place)
  return {
    number,
    open: value(1),
    high: value(4),
    low: value(0),
    close: value(2),
    ticks: number + 1,
    buyTicks: number,
    volume: value(50),
    buyVolume: value(20),
    dollars: value(70) << 40n,
    buyDollars: value(30) << 40n,
    firstTime: 1_706_227_200_000_000n,
    lastTime: 1_706_227_260_000_000n + BigInt(number),
    threshold: value(60),
  }
}

const bars = (from: number, to: number): ClosedBar[] =>
  Array.from({ length: to - from }, (_, i) => bar(from + i))

test('bars in columns keep every digit, however large', () => {
  expect(barColumns(bars(1, 40)).bars()).toEqual(bars(1, 40))
})

test('the last bars of several additions are kept, in their order', () => {
  const last = new BarColumns()
  last.addLast(barColumns(bars(1, 4)), 5)
  expect(last.bars()).toEqual(bars(1, 4))
  last.addLast(barColumns(bars(4, 8)), 5)
  expect(last.bars()).toEqual(bars(3, 8))
  last.addLast(barColumns(bars(8, 20)), 5)
  expect(last.bars()).toEqual(bars(15, 20))
})

test('columns that were cleared begin anew', () => {
  const columns = barColumns(bars(1, 3))
  columns.clear()
  columns.addLast(barColumns(bars(7, 8)), 10)
  expect(columns.bars()).toEqual(bars(7, 8))
})
