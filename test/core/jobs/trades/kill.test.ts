/**
 * A collection killed at random moments. `VIGIE_KILLS` says how often (200 before a release); a few keep the suite fast.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { addDays, daysFrom } from '../../../../main/core/jobs/trades/day.ts'
import { recover } from '../../../../main/core/jobs/trades/placement.ts'
import { verify } from '../../../../main/core/jobs/trades/verify.ts'
import { collectionOf } from '../../../../main/core/jobs/trades/workspace.ts'
import { FakeClock } from '../../../helpers/fake-clock.ts'
import { tempFolder } from '../../../helpers/temp-folder.ts'
import { madeDay, type TestTrade } from '../../../helpers/trade-data.ts'
import { tradesWorld } from '../../../helpers/trades-world.ts'
import { startExchange } from '../../../servers/exchange.ts'

const KILLS = Number(process.env.VIGIE_KILLS ?? 4)
const START = '2024-01-26'
const DAYS = 6
const ROWS = 20_000
const NOW = `${addDays(START, DAYS)}T12:00:00Z`
const PROCESS = join(import.meta.dirname, '../../../helpers/trades-process.ts')
const EVERYTHING = { signal: new AbortController().signal, progress: () => undefined }

/** Starts a collection and kills it after so long. @returns whether it had ended by itself. */
async function collectFor(folder: string, url: string, milliseconds: number): Promise<boolean> {
  const child = spawn(process.execPath, [PROCESS, folder, url, NOW, START], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (text) => {
    said += text
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const enough = new AbortController()
  await Promise.race([
    ended,
    pause(milliseconds, undefined, { signal: enough.signal }).catch(() => undefined),
  ])
  enough.abort()
  child.kill('SIGKILL')
  await ended
  return said.includes('done')
}

/** Every file that a reader sees, with its hash. */
function contents(folder: string): Record<string, string> {
  const files = globSync('binance/{trades,bars}/**/*.parquet', { cwd: folder }).sort()
  return Object.fromEntries(
    files.map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('hex'),
    ]),
  )
}

/** What `verify` says once a restart has settled what was begun. */
async function problemsAfterRestart(folder: string, url: string) {
  const world = tradesWorld({
    folder,
    url,
    clock: new FakeClock(NOW),
    settings: { today: false, start: START },
  })
  const collection = collectionOf(world.work, world.settings)
  await recover(world.work, collection)
  const { problems } = await verify(world.work, collection, {}, EVERYTHING)
  world.db.close()
  return problems
}

test(`${KILLS} kills at random moments lose nothing, repeat nothing, and leave the bytes of an undisturbed run`, {
  timeout: 60_000 + KILLS * 15_000,
}, async () => {
  const archives = new Map<string, TestTrade[]>()
  for (const [i, day] of daysFrom(START, addDays(START, DAYS - 1)).entries()) {
    archives.set(day, madeDay(day, ROWS, 1 + i * ROWS))
  }
  const server = await startExchange({ archives })
  onTestFinished(server.close)
  const calm = tempFolder()
  const began = performance.now()
  expect(await collectFor(calm, server.url, 120_000)).toBe(true)
  const undisturbed = performance.now() - began

  let kills = 0
  for (let rounds = 0; kills < KILLS && rounds < KILLS; rounds++) {
    const folder = tempFolder()
    for (let done = false; !done; ) {
      const last = kills >= KILLS
      done = await collectFor(folder, server.url, last ? 120_000 : undisturbed * (0.2 + 0.8 * Math.random()))
      if (!done) kills++
      expect(await problemsAfterRestart(folder, server.url)).toEqual([])
    }
    expect(contents(folder)).toEqual(contents(calm))
  }
  expect(kills).toBeGreaterThanOrEqual(KILLS)
})
