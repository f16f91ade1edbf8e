/**
 * `node scripts/copy-trades.ts`: collects made trades, copies them to an S3-compatible storage, and reads them back there.
 * The storage is moto from PyPI (PYTHON names another interpreter), or, with S3_URL, S3_KEY_ID, S3_SECRET and S3_REGION, a
 * bucket that is yours. Says aloud if it skips.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createObjectStorage } from '../main/adapters/storage/s3.ts'
import { ask } from '../main/adapters/storage/s3-request.ts'
import { createCopySource } from '../main/adapters/trade-files/copies.ts'
import type { StoragePlace } from '../main/core/jobs/trades/storage.ts'
import { collectionOf } from '../main/core/jobs/trades/workspace.ts'
import { addDays } from '../shared/time/calendar-day.ts'
import { FakeClock } from '../test/helpers/fake-clock.ts'
import { realHttp } from '../test/helpers/real-http.ts'
import { madeDay } from '../test/helpers/trade-data.ts'
import { createTradesHarness } from '../test/helpers/trades-harness.ts'
import { startExchange } from '../test/servers/exchange.ts'

const START = '2024-01-26'
const DAYS = 4
const ROWS = 3000
const LARGE = 40 * 1024 * 1024
const never = new AbortController().signal

/** Starts moto and creates a bucket; null if it is not installed. */
async function startMoto(): Promise<{ readonly place: StoragePlace; readonly process: ChildProcess } | null> {
  const python = process.env.PYTHON ?? 'python3'
  if (spawnSync(python, ['-c', 'import moto.server']).status !== 0) return null
  const port = await freePort()
  const server = spawn(python, ['-m', 'moto.server', '-H', '127.0.0.1', '-p', String(port)], {
    stdio: 'ignore',
  })
  const url = `http://127.0.0.1:${port}/vigie`
  for (let tries = 0; tries < 120; tries++) {
    const answer = await fetch(url, { method: 'PUT' }).catch(() => null)
    if (answer?.ok) break
    await pause(500)
  }
  return { place: { url, region: 'us-east-1', keyId: 'vigie', secret: 'vigie-secret' }, process: server }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

async function copyAndCompare(data: string, place: StoragePlace): Promise<boolean> {
  const days = Array.from({ length: DAYS }, (_, i) => addDays(START, i))
  const archives = new Map(days.map((day, i) => [day, madeDay(day, ROWS, 1 + i * ROWS)]))
  const server = await startExchange({ archives })
  // A signature is good for minutes around the time of the storage.
  const clock = new FakeClock(new Date().toISOString())
  const target = { target_url: place.url, target_region: place.region, target_key_id: place.keyId }
  const settings = { start: START, today: false, months: true, window_days: DAYS, ...target }
  const replace = { storageSecret: () => place.secret }
  const harness = createTradesHarness({ folder: data, url: server.url, clock, settings, replace })
  const { faults } = await harness.run()
  for (const { message } of faults) console.log(message)
  const files = await createCopySource().list(collectionOf(harness.work, harness.settings))
  harness.db.close()
  await server.close()
  const path = join(data, 'large')
  writeFileSync(path, Buffer.alloc(LARGE, 'trades of a month '))
  const deps = { http: realHttp(clock), clock }
  const large = { name: 'large (月).parquet', path, bytes: LARGE, writtenAt: 0 }
  await createObjectStorage(deps).put(place, large, never)
  let same = 0
  for (const { name, path: local } of files) {
    const reply = await ask(deps, place, { method: 'GET', name, signal: never })
    if (reply.status === 200 && sha256(reply.bytes) === sha256(readFileSync(local))) same++
    else console.log(`${name}: HTTP ${reply.status}, other bytes`)
  }
  await createObjectStorage(deps).remove(place, large.name, never)
  console.log(`${same} of ${files.length} files are the same there, and one of ${LARGE} bytes in parts`)
  return same === files.length
}

const {
  S3_URL: url,
  S3_KEY_ID: keyId = '',
  S3_SECRET: secret = '',
  S3_REGION: region = 'us-east-1',
} = process.env
const moto = url === undefined ? await startMoto() : null
const place = url === undefined ? (moto?.place ?? null) : { url, region, keyId, secret }
if (place === null) console.log('skipped: moto is not installed, and S3_URL names no storage')
else {
  const data = mkdtempSync(join(tmpdir(), 'vigie-copy-'))
  try {
    process.exitCode = (await copyAndCompare(data, place)) ? 0 : 1
  } finally {
    moto?.process.kill()
    rmSync(data, { recursive: true })
  }
}
