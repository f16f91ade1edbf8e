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
/** If fewer of the pairs than this share agree on a verdict, more pairs are taken, up to so many times the usual number. */
const [AGREED, MOST_TIMES] = [0.8, 2]

/** @returns a row for each figure of the line */
export async function measure(line: BenchLine, pairs: number): Promise<readonly MeasuredLine[]> {
  const growing: BenchFigures[] = []
  for (const size of line.sizes.slice(0, -1)) growing.push(await small(line, size))
  const size = line.sizes.at(-1) ?? Number.NaN
  const scene = await line.setUp(size)
  try {
    const { taken, verdicts } = await takeTurns(scene, line, line.pairs ?? pairs)
    const detail = scene.detail?.() ?? {}
    return verdicts.map(([name, { unit }, verdict]) => {
      const values = [...growing.map((one) => figureOf(one, name)), verdict.value]
      const growth = grown(line, name, values)
      const ok = verdict.ok && (growth?.goal == null || growth.exponent <= growth.goal)
      return {
        name: Object.keys(line.figures).length === 1 ? line.name : `${line.name}, ${name}`,
        unit,
        work: line.work,
        peer_name: line.peer,
        pairs: taken,
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

/**
 * By turns. The first of each side fills caches and compiles code; it does not count. A verdict that the pairs do not agree on
 * takes more of them, so that another run says the same.
 */
async function takeTurns(scene: Scene, line: BenchLine, usual: number) {
  const ours: BenchFigures[] = []
  const peer: BenchFigures[] | null = scene.peer === undefined ? null : []
  if (scene.peer !== undefined) {
    await scene.ours()
    await scene.peer()
  }
  for (;;) {
    ours.push(await scene.ours())
    if (scene.peer !== undefined) peer?.push(await scene.peer())
    const taken = ours.length
    if (taken < usual) continue
    const verdicts = verdictsOn(line, ours, peer)
    const agreed = verdicts.every(([, , { agreement }]) => agreement >= AGREED)
    if (agreed || taken >= MOST_TIMES * usual) return { taken, verdicts }
  }
}

function verdictsOn(line: BenchLine, ours: readonly BenchFigures[], peer: readonly BenchFigures[] | null) {
  return Object.entries(line.figures).map(([name, figure]) => {
    const turns = (of: readonly BenchFigures[]) => of.map((one) => figureOf(one, name))
    return [name, figure, judge(figure.goal, { ours: turns(ours), peer: peer && turns(peer) })] as const
  })
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
