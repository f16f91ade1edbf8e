import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { openDatabase } from '../../../../main/adapters/sqlite/database.ts'
import { tempFolder } from '../../../helpers/temp-folder.ts'
import { startClaude } from '../../../servers/claude.ts'
import { billed } from '../../../servers/claude-answers.ts'
import { openBench } from './bench-of-records.ts'

/** Number of kills; `VIGIE_KILLS=200` for the long form. */
const KILLS = Number(process.env.VIGIE_KILLS ?? 8)
/** Each process is killed within this many calls, and this long after the last of them. */
const CALLS = 12
const LINGER_MS = 10
/** As many as the job has by default. */
const ATTEMPTS = 8
/** As in `run-to-be-killed.ts`. */
const BATCH = 5

/** How a process ended, and what it said of it. */
interface KilledProcess {
  readonly exitCode: number | null
  readonly signal: NodeJS.Signals | null
  readonly said: string
}

interface PaidCalls {
  readonly settled: number
  readonly unknown: number
  readonly reserved: number
  readonly booked: number
}

const KILLED: KilledProcess = { exitCode: null, signal: 'SIGKILL', said: '' }
const COMPLETED: KilledProcess = { exitCode: 0, signal: null, said: '' }

/** A month that is killed again and again, then runs to its end. @param cap of the month in dollars, or none */
async function killedMonth(records: number, kills: number, cap: number | null) {
  const saved = new Set<string>()
  const paidAgain: string[] = []
  let left = 0
  let calledEnough: () => void = () => undefined
  const claude = await startClaude((code) => {
    left -= 1
    if (left === 0) calledEnough()
    if (saved.has(code)) paidAgain.push(code)
    return {}
  })
  const path = join(tempFolder(), 'vigie.db')
  const bench = openBench({ records, path })
  const script = join(import.meta.dirname, 'run-to-be-killed.ts')
  const start = () => startProcess([script, path, claude.url, claude.key, cap === null ? '' : String(cap)])

  for (let kill = 0; kill < kills; kill += 1) {
    left = 1 + Math.floor(Math.random() * CALLS)
    const atWork = new Promise<void>((resolve) => {
      calledEnough = resolve
    })
    const { child, ended } = start()
    await Promise.race([atWork, ended])
    await sleep(Math.random() * LINGER_MS)
    child.kill('SIGKILL')
    // At a cap, a process may end by itself before it is killed.
    const expected = cap === null ? [KILLED] : [KILLED, COMPLETED]
    expect(expected, `process ${kill + 1} of ${kills}`).toContainEqual(await ended)
    for (const code of codesWritten(bench.db)) saved.add(code)
    const fresh = openDatabase(path)
    expect(fresh.pragma('integrity_check', { simple: true })).toBe('ok')
    fresh.close()
  }
  await toTheEnd(start)
  return { bench, paid: claude.paid.length, paidAgain, books: booksOf(bench.db) }
}

/** Starts Node; its ending is known when it has said everything. */
function startProcess(args: readonly string[]) {
  const child = spawn(process.execPath, args)
  let said = ''
  child.stderr.on('data', (data) => {
    said += String(data)
  })
  const ended = once(child, 'close').then(([exitCode, signal]): KilledProcess => ({ exitCode, signal, said }))
  return { child, ended }
}

/** As the attempts of a run: a connection that breaks by itself stops the month, which the next attempt goes on with. */
async function toTheEnd(start: () => { readonly ended: Promise<KilledProcess> }): Promise<void> {
  const endings: KilledProcess[] = []
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const ending = await start().ended
    endings.push(ending)
    if (ending.exitCode === 0) break
  }
  expect(endings.at(-1), JSON.stringify(endings, null, 2)).toEqual(COMPLETED)
}

type TestDatabase = ReturnType<typeof openDatabase>

const codesWritten = (db: TestDatabase) =>
  db.prepare('SELECT code FROM occupation_versions').pluck().all() as unknown as string[]

function booksOf(db: TestDatabase): PaidCalls {
  const sum = (condition: string) =>
    Number(db.prepare(`SELECT TOTAL(cost) FROM occupation_spending WHERE ${condition}`).pluck().get())
  return {
    settled: sum("state = 'settled'"),
    unknown: sum("state = 'unknown'"),
    reserved: sum("state = 'reserved'"),
    booked: sum('1'),
  }
}

it(`saves each record once and books at least what was paid when it is killed ${KILLS} times`, {
  timeout: 3_600_000,
}, async () => {
  // More than all killed processes can write: the month must not be complete before the last one.
  const records = KILLS * CALLS * 4
  const { bench, paid, paidAgain, books } = await killedMonth(records, KILLS, null)
  const count = (sql: string) => Number(bench.db.prepare(sql).pluck().get())
  expect(paidAgain).toEqual([])
  expect(count('SELECT COUNT(*) FROM occupation_versions')).toBe(records)
  expect(count('SELECT COUNT(*) FROM occupations WHERE version = 1')).toBe(records)
  expect(books.settled).toBe(billed(records))
  expect(books.booked).toBeGreaterThanOrEqual(billed(paid))
  expect(books.reserved).toBe(0)
  const named = count("SELECT COUNT(*) FROM occupation_audit WHERE event = 'unanswered'")
  expect(named).toBe(count("SELECT COUNT(*) FROM occupation_spending WHERE state = 'unknown'"))
})

it(`never pays above the cap plus one batch when it is killed ${KILLS} times`, {
  timeout: 3_600_000,
}, async () => {
  // More than the processes write before they are killed, and less than all records cost.
  const cap = billed(KILLS * CALLS)
  const { paid, books } = await killedMonth(KILLS * CALLS * 4, KILLS, cap / 1_000_000)
  expect(billed(paid)).toBeLessThanOrEqual(cap + billed(BATCH))
  expect(books.booked).toBeGreaterThanOrEqual(billed(paid))
})
