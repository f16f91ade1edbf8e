import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { openDatabase } from '../../../../main/adapters/sqlite/database.ts'
import { tempFolder } from '../../../helpers/temp-folder.ts'
import { startClaude } from '../../../servers/claude.ts'
import { openBench } from './bench-of-records.ts'

/** Number of kills; `VIGIE_KILLS=100` for the long form. */
const KILLS = Number(process.env.VIGIE_KILLS ?? 8)
/** Each process is killed within this many calls, and this long after the last of them. */
const CALLS = 12
const LINGER_MS = 10
/** More than all killed processes can write: the month must not be complete before the last one. */
const RECORDS = KILLS * CALLS * 4

it(`loses nothing and pays for no saved record twice when it is killed ${KILLS} times`, {
  timeout: 600_000,
}, async () => {
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
  const bench = openBench({ records: RECORDS, path })
  const noteSaved = () => {
    for (const { code } of bench.db.prepare('SELECT code FROM occupation_versions').all() as {
      code: string
    }[])
      saved.add(code)
  }
  const start = () =>
    spawn(process.execPath, [join(import.meta.dirname, 'run-to-be-killed.ts'), path, claude.url, claude.key])

  for (let kill = 0; kill < KILLS; kill += 1) {
    left = 1 + Math.floor(Math.random() * CALLS)
    const atWork = new Promise<void>((resolve) => {
      calledEnough = resolve
    })
    const child = start()
    const ended = once(child, 'exit')
    await atWork
    await sleep(Math.random() * LINGER_MS)
    child.kill('SIGKILL')
    expect(await ended).toEqual([null, 'SIGKILL'])
    noteSaved()
    const fresh = openDatabase(path)
    expect(fresh.pragma('integrity_check', { simple: true })).toBe('ok')
    fresh.close()
  }
  const last = start()
  const [exitCode] = await once(last, 'exit')

  expect(exitCode).toBe(0)
  expect(paidAgain).toEqual([])
  const count = (sql: string) => (bench.db.prepare(sql).get() as { n: number }).n
  expect(count('SELECT COUNT(*) AS n FROM occupation_versions')).toBe(RECORDS)
  expect(count('SELECT COUNT(*) AS n FROM occupations WHERE version = 1')).toBe(RECORDS)
  expect(count("SELECT COUNT(*) AS n FROM occupation_audit WHERE event = 'rewritten'")).toBe(RECORDS)
  expect(count('SELECT COUNT(*) AS n FROM occupation_spending')).toBe(RECORDS)
})
