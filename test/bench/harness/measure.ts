/** Measures one line: pairs by turns at its largest size, and the growth over all its sizes. */
import { type BenchVerdict, judge } from './judge.ts'
import type { BenchFigures, BenchLine, Scene } from './line.ts'
import { exponentOf, median } from './statistics.ts'

/** How a figure grew. */
interface Growth {
  readonly of: string
  readonly sizes: readonly number[]
  readonly values: readonly number[]
  readonly exponent: number
  /** Null if it is only printed. */
  readonly goal: number | null
}

/** A figure of a line as it is printed; `null` values if it could not run here. */
export interface MeasuredLine extends Partial<BenchVerdict> {
  readonly name: string
  readonly unit: string
  readonly work: string
  readonly peer_name: string | null
  readonly pairs: number
  readonly growth: Growth | null
  readonly detail: Readonly<Record<string, number | string>>
}

/** Turns of one side at a smaller size: only their growth counts. */
const SMALL_TURNS = 3

/** @returns a row for each figure of the line */
export async function measure(line: BenchLine, pairs: number): Promise<readonly MeasuredLine[]> {
  const growing: BenchFigures[] = []
  for (const size of line.sizes.slice(0, -1)) growing.push(await small(line, size))
  const size = line.sizes.at(-1) ?? Number.NaN
  const scene = await line.setUp(size)
  try {
    const turns = await takeTurns(scene, line.pairs ?? pairs)
    const detail = scene.detail?.() ?? {}
    return Object.entries(line.figures).map(([name, { unit, goal }]) => {
      const ours = turns.ours.map((figures) => figureOf(figures, name))
      const peer = turns.peer?.map((figures) => figureOf(figures, name)) ?? null
      const verdict = judge(goal, { ours, peer })
      const values = [...growing.map((one) => figureOf(one, name)), verdict.value]
      const growth = grown(line, name, values)
      const ok = verdict.ok && (growth?.goal == null || growth.exponent <= growth.goal)
      return {
        name: Object.keys(line.figures).length === 1 ? line.name : `${line.name}, ${name}`,
        unit,
        work: line.work,
        peer_name: line.peer,
        pairs: ours.length,
        ...verdict,
        ok,
        growth,
        detail,
      }
    })
  } finally {
    await scene.close()
  }
}

/** The first turn of each side fills caches and compiles code; it does not count. */
async function takeTurns(scene: Scene, pairs: number) {
  const ours: BenchFigures[] = []
  const peer: BenchFigures[] = []
  const single = scene.peer === undefined
  for (let turn = single ? 1 : 0; turn <= pairs; turn += 1) {
    const [one, other] = [await scene.ours(), await scene.peer?.()]
    if (turn === 0) continue
    ours.push(one)
    if (other !== undefined) peer.push(other)
  }
  return { ours, peer: single ? null : peer }
}

async function small(line: BenchLine, size: number): Promise<BenchFigures> {
  const scene = await line.setUp(size)
  try {
    await scene.ours()
    const turns: BenchFigures[] = []
    for (let turn = 0; turn < SMALL_TURNS; turn += 1) turns.push(await scene.ours())
    return Object.fromEntries(
      Object.keys(line.figures).map((name) => [name, median(turns.map((one) => figureOf(one, name)))]),
    )
  } finally {
    await scene.close()
  }
}

function figureOf(figures: BenchFigures, name: string): number {
  const figure = figures[name]
  if (figure === undefined || !Number.isFinite(figure)) throw new RangeError(`no figure ${name} was measured`)
  return figure
}

function grown({ growth, sizes }: BenchLine, name: string, values: readonly number[]): Growth | null {
  const goal = growth?.exponents[name]
  if (growth === undefined || goal === undefined) return null
  const points = sizes.map((size, at) => [size, values[at] ?? Number.NaN] as const)
  return { of: growth.of, sizes, values, exponent: exponentOf(points), goal }
}
