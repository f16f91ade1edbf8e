/**
 * `npm run bench [-- --json] [--only a,b] [--pairs 5] [--minutes 12] [--seconds 15] [--rows FILE] [--busy] [--write]`:
 * measures each line in a process of its own, beside a peer that does the same work, by turns, and prints figure, peer, ratio,
 * spread, goal and growth. A line that cannot run here says why; that is neither a pass nor a failure. `--only crowd
 * --seconds 180 --minutes 20` holds the crowd for three minutes. `--rows` keeps what is measured in a file and goes on from it.
 * `--busy` keeps one core busy meanwhile; `agree.ts` says whether runs agree. `--write` writes docs/performance.md, which takes
 * all lines: `--minutes 60`.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { startBusyLoop } from './harness/busy-loop.ts'
import { keptRows } from './harness/kept-rows.ts'
import type { BenchLine } from './harness/line.ts'
import type { MeasuredLine } from './harness/measure.ts'
import { performancePage } from './harness/performance-page.ts'
import { inOneLine } from './harness/print.ts'
import { LINES } from './lines/registry.ts'

const PAGE = join(import.meta.dirname, '../../docs/performance.md')
const PAIRS = 5
/** How long each turn of the line `crowd` takes. */
const SECONDS = 15
/** A line that takes longer is ended; turns that are longer than usual add to it. */
const LONGEST_MS = 600_000

const INTERRUPTS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string' },
    pairs: { type: 'string', default: String(PAIRS) },
    minutes: { type: 'string', default: '12' },
    seconds: { type: 'string', default: String(SECONDS) },
    rows: { type: 'string' },
    busy: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
})
const pairs = Number(values.pairs)
const seconds = Number(values.seconds)
if (!(seconds > 0)) throw new Error('--seconds takes a number above 0')
const longest = LONGEST_MS + 4 * Math.max(0, seconds - SECONDS) * 1000
const ends = performance.now() + Number(values.minutes) * 60_000
if (!(Number(values.minutes) > 0)) throw new Error('--minutes takes a number above 0')
if (!Number.isInteger(pairs) || pairs < 1) throw new Error('--pairs takes a whole number from 1')
if (values.write && (values.only !== undefined || values.busy || pairs < PAIRS))
  throw new Error(`--write takes all lines, at least ${PAIRS} pairs, and no --busy`)

const wanted = values.only?.split(',').map((name) => name.trim())
const lines = LINES.filter(({ name }) => wanted === undefined || wanted.some((part) => name.includes(part)))

async function rowsOf(line: BenchLine): Promise<readonly MeasuredLine[]> {
  const timeout = Math.ceil(Math.min(longest, ends - performance.now()))
  try {
    if (timeout <= 0) throw new Error(`the ${values.minutes} minutes were over; --minutes gives more`)
    const script = join(import.meta.dirname, 'run-line.ts')
    const stdout = await outputOf(['--expose-gc', script, line.name, String(pairs)], timeout)
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '')
  } catch (error) {
    return Object.entries(line.figures).map(([figure, { unit }]) => ({
      name: `${line.name}, ${figure}`,
      unit,
      work: line.work,
      peer_name: line.peer,
      pairs: 0,
      growth: null,
      detail: { reason: error instanceof Error ? error.message : String(error) },
    }))
  }
}

/**
 * Runs Node in a process group of its own, so that what a line has started ends with it.
 * @throws Error with what the process said last, or that it took too long
 */
async function outputOf(words: readonly string[], timeout: number): Promise<string> {
  const env = { ...process.env, VIGIE_BENCH_SECONDS: String(seconds) }
  const child = spawn(process.execPath, words, { detached: true, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const endAll = () => void process.kill(-(child.pid ?? 0), 'SIGKILL')
  const interrupted = () => {
    endAll()
    process.exit(130)
  }
  for (const signal of INTERRUPTS) process.once(signal, interrupted)
  let late = false
  const timer = setTimeout(() => {
    late = true
    endAll()
  }, timeout)
  try {
    const [out, err, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'exit'),
    ])
    if (late) throw new Error(`took longer than ${Math.round(timeout / 1000)} s`)
    if (code !== 0) throw new Error(/^\w*Error[^:]*: (.*)$/m.exec(err)?.[1] ?? `ended with code ${code}`)
    return out
  } finally {
    clearTimeout(timer)
    for (const signal of INTERRUPTS) process.off(signal, interrupted)
  }
}

const endBusyLoop = values.busy ? startBusyLoop() : () => undefined
const began = performance.now()
const rows: MeasuredLine[] = []
const kept = keptRows(values.rows)
for (const line of lines) {
  const before = kept.of(line.name)
  const measured = before ?? (await rowsOf(line))
  if (before === null) kept.keep(line.name, measured)
  for (const row of measured) {
    rows.push(row)
    console.log(values.json ? JSON.stringify(asJson(row)) : inOneLine(row))
  }
}
endBusyLoop()
const took = Math.round((performance.now() - began) / 1000)
if (values.write) writeFileSync(PAGE, performancePage(rows, pairs))
if (!values.json) {
  const count = (ok: boolean | undefined) => rows.filter((row) => row.ok === ok).length
  console.log(`${count(true)} hold, ${count(false)} do not, ${count(undefined)} could not run; ${took} s`)
}

/** Every field on every line; null if there is nothing to say. */
function asJson(row: MeasuredLine) {
  const none = {
    value: null,
    budget: null,
    ok: null,
    peer: null,
    ratio: null,
    goal: null,
    goal_is: null,
    spread: null,
  }
  return { ...none, ...row }
}
