/**
 * `npm run bench [-- --json] [--only a,b] [--pairs 5] [--write]`: measures each line in a process of its own, beside a peer
 * that does the same work, by turns, and prints figure, peer, ratio, spread, goal and growth. A line that cannot run here
 * says why; that is neither a pass nor a failure. `--write` writes docs/performance.md, which takes all lines.
 */
import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import type { Line } from './harness/line.ts'
import type { MeasuredLine } from './harness/measure.ts'
import { performancePage } from './harness/performance-page.ts'
import { inOneLine } from './harness/print.ts'
import { LINES } from './lines/registry.ts'

const PAGE = join(import.meta.dirname, '../../docs/performance.md')
const PAIRS = 5
/** A line that takes longer is ended, so that the whole run ends. */
const LONGEST_MS = 150_000

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string' },
    pairs: { type: 'string', default: String(PAIRS) },
    write: { type: 'boolean', default: false },
  },
})
const pairs = Number(values.pairs)
if (!Number.isInteger(pairs) || pairs < 1) throw new Error('--pairs takes a whole number from 1')
if (values.write && (values.only !== undefined || pairs < PAIRS))
  throw new Error(`--write takes all lines, and at least ${PAIRS} pairs`)

const wanted = values.only?.split(',').map((name) => name.trim())
const lines = LINES.filter(({ name }) => wanted === undefined || wanted.some((part) => name.includes(part)))

async function rowsOf(line: Line): Promise<readonly MeasuredLine[]> {
  try {
    const script = join(import.meta.dirname, 'run-line.ts')
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--expose-gc', script, line.name, String(pairs)],
      {
        timeout: LONGEST_MS,
        maxBuffer: 1e7,
      },
    )
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '')
  } catch (error) {
    return Object.entries(line.figures).map(([figure, { unit }]) => ({
      name: `${line.name}, ${figure}`,
      unit,
      work: line.work,
      peer_name: line.peer,
      pairs: 0,
      growth: null,
      detail: { reason: reasonOf(error) },
    }))
  }
}

/** What the process said last. */
function reasonOf(error: unknown): string {
  const { killed, stderr, message } = error as Error & { killed?: boolean; stderr?: string }
  if (killed === true) return `took longer than ${LONGEST_MS / 1000} s`
  const said = /^\w*Error[^:]*: (.*)$/m.exec(stderr ?? '')
  return said?.[1] ?? message
}

const began = performance.now()
const rows: MeasuredLine[] = []
for (const line of lines) {
  for (const row of await rowsOf(line)) {
    rows.push(row)
    console.log(values.json ? JSON.stringify(asJson(row)) : inOneLine(row))
  }
}
const seconds = Math.round((performance.now() - began) / 1000)
if (values.write) writeFileSync(PAGE, performancePage(rows, { pairs, seconds }))
if (!values.json) {
  const count = (ok: boolean | undefined) => rows.filter((row) => row.ok === ok).length
  console.log(`${count(true)} hold, ${count(false)} do not, ${count(undefined)} could not run; ${seconds} s`)
}

/** Every field on every line; null where there is nothing to say. */
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
