/**
 * `npm run bench [-- --json] [--only a,b]`: runs the benchmarks and prints value, budget, peer and ratio. A
 * benchmark that cannot run here says why; that is neither a pass nor a failure.
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Benchmark, Measurement } from './benchmark.ts'

interface Line {
  readonly name: string
  readonly value: number | null
  readonly unit: string
  readonly budget: number
  /** Null if it could not run. */
  readonly ok: boolean | null
  /** The peer's value, measured beside it. */
  readonly peer: number | null
  readonly peer_name: string | null
  /** The value divided by the peer's, or by the budget if there is no peer; null if the budget is zero. */
  readonly ratio: number | null
  readonly detail: Measurement['detail'] | { readonly reason: string }
}

const { values } = parseArgs({ options: { json: { type: 'boolean' }, only: { type: 'string' } } })
const wanted = values.only?.split(',').map((name) => name.trim())

async function collect(): Promise<readonly Benchmark[]> {
  const files = readdirSync(import.meta.dirname).filter(
    (name) => name.endsWith('.ts') && !['run.ts', 'benchmark.ts'].includes(name),
  )
  const modules = await Promise.all(files.map((name) => import(join(import.meta.dirname, name))))
  const all = modules.flatMap((module: object) => Object.values(module).flatMap(benchmarksIn))
  return all.filter(({ name }) => wanted === undefined || wanted.some((part) => name.includes(part)))
}

const benchmarksIn = (value: unknown): readonly Benchmark[] =>
  Array.isArray(value) ? value.filter((one) => typeof one?.run === 'function' && 'budget' in one) : []

async function measure(benchmark: Benchmark): Promise<Line> {
  const { name, unit, budget, better } = benchmark
  try {
    const { value, peer, detail } = await benchmark.run()
    const ok = better === 'lower' ? value <= budget : value >= budget
    const reference = peer?.value ?? budget
    const ratio = reference === 0 ? null : value / reference
    return {
      name,
      value,
      unit,
      budget,
      ok,
      peer: peer?.value ?? null,
      peer_name: peer?.name ?? null,
      ratio,
      detail,
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return {
      name,
      value: null,
      unit,
      budget,
      ok: null,
      peer: null,
      peer_name: null,
      ratio: null,
      detail: { reason },
    }
  }
}

function print(line: Line): void {
  if (values.json === true) {
    console.log(JSON.stringify(line))
    return
  }
  const { name, value, unit, budget, ok, peer_name, ratio, detail } = line
  const verdict = ok === null ? 'not run' : ok ? 'ok' : 'OVER'
  const figure = value === null ? '-' : `${rounded(value)} ${unit}`
  const against = ratio === null ? '' : `, ${rounded(ratio)} x ${peer_name ?? 'budget'}`
  console.log(
    `${verdict.padEnd(8)} ${name}: ${figure} (budget ${budget} ${unit}${against}) ${JSON.stringify(detail ?? {})}`,
  )
}

const rounded = (value: number): string => String(Number(value.toPrecision(4)))

for (const benchmark of await collect()) print(await measure(benchmark))
process.exit()
