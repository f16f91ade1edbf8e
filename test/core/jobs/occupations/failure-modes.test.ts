/** Each way in which the real service fails: what Vigie books, asks again, keeps, and says. */
import { describe, expect, it } from 'vitest'
import { createClaudeWriter } from '../../../../main/adapters/claude/writer.ts'
import { stoppedMonthSignal } from '../../../../main/core/jobs/occupations/signal.ts'
import { VigieError } from '../../../../shared/errors.ts'
import { signalled } from '../../../helpers/alerts-harness.ts'
import { freeClaudeKey } from '../../../helpers/claude-key.ts'
import { memorySettings } from '../../../helpers/memory-settings.ts'
import { type ClaudeBehaviour, startClaude } from '../../../servers/claude.ts'
import { USAGE } from '../../../servers/claude-answers.ts'
import { openBench } from './bench-of-records.ts'
import { FAILURE_MODES, type FailureMode, RECORDS } from './failure-modes.ts'

/** Long enough for loopback, and short for a server that never answers. */
const IMPATIENT_MS = 1000

/** No two calls use the same tokens, so that the books cannot agree by chance. */
const usageOf = (code: string, call: number) => ({
  ...USAGE,
  input_tokens: USAGE.input_tokens + Number(code.slice(-1)),
  output_tokens: USAGE.output_tokens + 10 * call,
})

/** A run in which every call meets the failure; then `mood` can change. */
async function runAgainst({ behaviour, settings = {} }: FailureMode) {
  const mood: { now: ClaudeBehaviour } = { now: behaviour }
  const claude = await startClaude((code, call) => ({ usage: usageOf(code, call), ...mood.now }))
  const { key, url } = claude
  const impatient = createClaudeWriter({ key: freeClaudeKey(key), timeoutMs: IMPATIENT_MS })
  const bench = openBench({
    records: RECORDS,
    key,
    url,
    settings,
    onDelay: claude.endBatches,
    writerOver: (real) => ({
      ...real,
      write: (request) => (mood.now.fate === 'silent' ? impatient : real).write(request),
    }),
  })
  const end = await bench.run().catch((thrown: unknown) => thrown)
  return { bench, claude, end, mood }
}

type FailureBench = ReturnType<typeof openBench>
interface BilledCall {
  readonly code: string
  readonly cost: number
}

/** Vigie's books: the calls in this state. */
const booked = ({ db }: FailureBench, state: string) =>
  db
    .prepare('SELECT code, cost FROM occupation_spending WHERE state = ? ORDER BY code, cost')
    .all(state) as unknown as readonly BilledCall[]

/** The service's books: what it bills for answers that came whole, or did not. */
const billedFor = (claude: Awaited<ReturnType<typeof startClaude>>, isWhole: boolean): BilledCall[] =>
  claude.paid
    .filter(({ whole }) => whole === isWhole)
    .map(({ code, cost }) => ({ code, cost }))
    .sort((a, b) => a.code.localeCompare(b.code) || a.cost - b.cost)

const sum = (entries: readonly BilledCall[]) => entries.reduce((total, { cost }) => total + cost, 0)

/** The sentences of the alerts about the month. */
function alertsOf({ store }: FailureBench) {
  const signal = stoppedMonthSignal(memorySettings({}), store)
  const alerts = signalled()
  alerts.after({ rewrites: signal === null ? [] : [signal] })
  return alerts.active().map(({ type, message }) => ({ type, message }))
}

/** What became of the records, where people look: the month, the versions, the records, the audit and the log. */
function tracesOf({ db, store, library, log }: FailureBench) {
  const count = (from: string) => db.prepare(`SELECT COUNT(*) FROM ${from}`).pluck().get()
  const cycle = store.openCycle()
  const about = { code: null, search: 'failed', agent: null, before: null, limit: 20 }
  return {
    left: cycle === null ? 0 : store.remaining(cycle.id).length,
    versions: count('occupation_versions'),
    blamed: count('occupations WHERE last_error IS NOT NULL'),
    audited: library.audit(about).length,
    logged: log.lines
      .filter(({ level, context }) => level === 'warn' && 'code' in context)
      .map(({ context: { run, code, problem } }) => ({ run, code, problem }))
      .sort((a, b) => String(a.code).localeCompare(String(b.code))),
  }
}

describe.each(FAILURE_MODES)('$name', (mode) => {
  const { calls, settled = 0, unknown = 0, ends, says } = mode
  const isOutage = ends !== 'records' && ends !== 'none'

  it("is in Vigie's books as in the service's, to the millionth of a dollar", async () => {
    const { bench, claude } = await runAgainst(mode)
    expect(claude.calls).toHaveLength(calls)
    expect(booked(bench, 'settled')).toEqual(billedFor(claude, true))
    expect(booked(bench, 'settled')).toHaveLength(settled)
    expect(booked(bench, 'unknown')).toHaveLength(unknown)
    expect(booked(bench, 'reserved')).toEqual([])
    for (const { code, cost } of billedFor(claude, false))
      expect(booked(bench, 'unknown').find((entry) => entry.code === code)?.cost).toBeGreaterThanOrEqual(cost)
    expect(bench.store.unknownSince(0)).toBe(sum(booked(bench, 'unknown')))
    expect(bench.store.spentSince(0)).toBe(sum(billedFor(claude, true)) + bench.store.unknownSince(0))
  })

  it('touches the records that it is about, and is told in run, log and alert', async () => {
    const { bench, end } = await runAgainst(mode)
    const problem = expect.stringContaining(says)
    const records = ends === 'none' ? [] : ['A1101', 'A1102', 'A1103']
    const blamed = ends === 'records' ? RECORDS : 0
    expect(tracesOf(bench)).toEqual({
      left: isOutage ? RECORDS : 0,
      versions: ends === 'none' ? RECORDS : 0,
      blamed,
      audited: blamed,
      logged: records.map((code) => ({ run: 'run-1', code, problem })),
    })
    if (isOutage) {
      expect(end).toBeInstanceOf(VigieError)
      expect(end).toMatchObject({ code: ends, message: problem })
    } else {
      const outcome = ends === 'none' ? 'succeeded' : 'failed'
      expect(end).toMatchObject({ outcome, summary: { updated: RECORDS - blamed, errors: blamed } })
      expect(JSON.stringify(end)).toContain(says)
    }
    const message = expect.stringMatching(new RegExp(`${RECORDS} records wait.*${says}`, 's'))
    expect(alertsOf(bench)).toEqual(isOutage ? [{ type: 'REWRITE_STOPPED', message }] : [])
  })

  it('is over when the service is well: what is left is written once, and the alert ends', async () => {
    const { bench, claude, mood } = await runAgainst(mode)
    const before = claude.paid.length
    mood.now = {}
    expect(await bench.again()).toMatchObject({ outcome: 'succeeded' })
    expect(claude.paid.length - before).toBe(RECORDS)
    expect(bench.store.find('A1103')).toMatchObject({ lastError: null })
    expect(alertsOf(bench)).toEqual([])
    expect(bench.store.openCycle()).toBeNull()
  })
})
