/** The real data beside a checkout, by day. A benchmark without it says so and does not run. */
import { readFileSync } from 'node:fs'
import type { OhlcvBar } from '../../../../main/core/jobs/fear-greed/ports.ts'
import { sharedData } from '../../../helpers/shared-data.ts'

/** @throws Error naming the file if it is not beside this checkout */
function read(...path: string[]): string {
  const file = sharedData(...path)
  if (file === null) throw new Error(`needs ../shared/data/${path.join('/')}`)
  return readFileSync(file, 'utf8')
}

export const closeBar = (day: string, close: number): OhlcvBar => ({
  day,
  open: null,
  high: null,
  low: null,
  close,
  volume: null,
})

/** Returns CNN's graph data, list by list. */
export function cnnLists(): ReadonlyMap<string, readonly OhlcvBar[]> {
  const graph: Record<string, { data: { x: number; y: number }[] }> = JSON.parse(
    read('A_cnn', 'cnn_graphdata_2021-02-01_2022-12-31.json'),
  )
  const bars = ({ x, y }: { x: number; y: number }) => closeBar(new Date(x).toISOString().slice(0, 10), y)
  return new Map(Object.entries(graph).map(([name, { data }]) => [name, data.map(bars)]))
}

/** A column of a CSV as closes, and one as volumes if given; rows without a figure are left out. */
export function csvBars(path: readonly [string, string], column: number, volumeColumn?: number): OhlcvBar[] {
  const rows = read(...path)
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(','))
  return rows
    .filter((row) => (row[column] ?? '') !== '')
    .map((row) => ({
      ...closeBar(row[0] ?? '', Number(row[column])),
      volume: volumeColumn === undefined ? null : Number(row[volumeColumn]),
    }))
}

export const byDay = (bars: readonly OhlcvBar[]): ReadonlyMap<string, number> =>
  new Map(bars.map(({ day, close }) => [day, close]))
