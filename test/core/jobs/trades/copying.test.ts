/** Copies of trade files on S3-compatible storage. A real server is tried by `scripts/copy-trades.ts`. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createObjectStorage } from '../../../../main/adapters/storage/s3.ts'
import { tradesSettingsSchema } from '../../../../shared/kinds/trades.ts'
import { addDays } from '../../../../shared/time/calendar-day.ts'
import { FakeClock } from '../../../helpers/fake-clock.ts'
import { realHttp } from '../../../helpers/real-http.ts'
import { tempFolder } from '../../../helpers/temp-folder.ts'
import { madeDay } from '../../../helpers/trade-data.ts'
import { collected, START } from '../../../helpers/trades-collected.ts'
import { createTradesHarness } from '../../../helpers/trades-harness.ts'
import { type StorageOptions, startStorage } from '../../../servers/storage.ts'

// Each test starts worker threads, which is slow on a busy machine.
vi.setConfig({ testTimeout: 120_000 })

const KEY = { keyId: 'AKIAVIGIE', secret: 'vigie-secret', region: 'eu-west-3' }

async function storage(options: Partial<StorageOptions> = {}) {
  const server = await startStorage({ ...KEY, ...options })
  onTestFinished(server.close)
  const settings = { bars: [], target_url: server.url, target_region: KEY.region, target_key_id: KEY.keyId }
  return { ...server, settings }
}

const nameOf = (day: string) => `trades/symbol=BTCUSDT/date=${day}/trades.parquet`

test('each day is copied byte for byte under its path, and once', async () => {
  const server = await storage()
  const { file, run } = await collected(3, server.settings)
  const first = [...server.requests]

  await run()

  const days = [START, addDays(START, 1), addDays(START, 2)]
  expect([...server.objects.keys()]).toEqual(days.map(nameOf))
  for (const day of days)
    expect(server.objects.get(nameOf(day))?.bytes.equals(readFileSync(file(day)))).toBe(true)
  expect(first.filter((request) => request.startsWith('PUT'))).toHaveLength(3)
  expect(server.requests).toEqual(first)
})

test('a corrected day is copied again, and a file that is gone is removed', async () => {
  const server = await storage()
  const { file, run, archives, work, key, clock, service, done } = await collected(3, server.settings)
  const second = addDays(START, 1)
  archives.set(second, madeDay(second, 300, 401))
  work.store.setNext(key, second, 0, clock.now())
  await run()
  const corrected = server.objects.get(nameOf(second))?.bytes.equals(readFileSync(file(second)))
  archives.delete(START)
  await done(service.forget({ job_id: 'trades', day: START }))

  await run()

  expect(corrected).toBe(true)
  expect(server.requests.filter((request) => request.startsWith('PUT'))).toHaveLength(4)
  expect([...server.objects.keys()].sort()).toEqual([nameOf(second), nameOf(addDays(START, 2))])
})

test.each<[string, Partial<StorageOptions>, RegExp]>([
  ['another secret', { secret: 'other' }, /refused a copy \(HTTP 403: the signature is another one\)/],
  ['another region', { region: 'us-west-2' }, /refused a copy \(HTTP 403: the region is us-west-2\)/],
  [
    'no such bucket',
    { fault: () => ({ status: 404, body: '<Error><Code>NoSuchBucket</Code></Error>' }) },
    /HTTP 404: NoSuchBucket/,
  ],
  [
    'an answer that is no XML',
    { fault: () => ({ status: 500, body: 'oops' }) },
    /refused a copy \(HTTP 500\)/,
  ],
  ['other bytes than were sent', { damages: true }, /has other bytes of trades\/symbol=BTCUSDT/],
  ['other bytes, and tags that are no hash', { damages: true, silent: true }, /has other bytes of/],
])('of a storage with %s the run says so, and the trades are stored', async (_, options, sentence) => {
  const server = await storage(options)
  const { run, key, work } = await collected(3, server.settings)

  const { outcome, faults } = await run()

  expect(outcome).toBe('partial')
  expect(faults.map(({ message }) => message).join()).toMatch(sentence)
  expect(work.store.totals(key).days).toBe(3)
})

test('a storage whose tags are no hash is believed after its bytes were read back', async () => {
  const server = await storage({ silent: true })

  await collected(1, server.settings)

  expect(server.requests).toEqual([`PUT ${nameOf(START)}`, `HEAD ${nameOf(START)}`, `GET ${nameOf(START)}`])
})

test('without a secret nothing is sent, and the run says where to enter it', async () => {
  const server = await storage()
  const { run } = createTradesHarness({
    folder: tempFolder(),
    url: server.url,
    clock: new FakeClock(`${START}T12:00:00Z`),
    settings: { ...server.settings, start: START, today: false },
    replace: { storageSecret: () => null },
  })

  const { faults } = await run()

  expect(faults.map(({ code }) => code)).toEqual(['trades_target_locked'])
  expect(server.requests).toEqual([])
})

test('the status says where the copies are, how many, and whether there is a secret', async () => {
  const server = await storage()
  const { service, file } = await collected(1, server.settings)

  const { copies } = await service.status({ job_id: 'trades' })

  const bytes = readFileSync(file(START)).length
  expect(copies).toEqual({ url: server.url, files: 1, bytes, secret_set: true })
})

test('an address needs the id of a key', () => {
  const given = tradesSettingsSchema.safeParse({ target_url: 'https://s3.example.org/bucket' })
  expect(given.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
    ['target_key_id', 'rule.target_needs_key'],
  ])
})

const LARGE = 16 * 1024 * 1024 + 5
const large = () => {
  const path = join(tempFolder(), 'large')
  writeFileSync(path, Buffer.alloc(LARGE, 'trades of a month '))
  return { name: '月/a file (1).parquet', path, bytes: LARGE, writtenAt: 0 }
}
const never = new AbortController().signal

test('a large file goes in parts and is compared as a whole', async () => {
  const server = await storage()
  const clock = new FakeClock('2024-02-01T00:00:00Z')
  const objects = createObjectStorage({ http: realHttp(clock), clock })
  const file = large()

  await objects.put({ url: `${server.url}/`, ...KEY }, file, never)

  expect(server.objects.get(file.name)?.bytes.equals(readFileSync(file.path))).toBe(true)
  expect(server.requests.filter((request) => request.startsWith('PUT'))).toHaveLength(2)
  expect(server.uploads.size).toBe(0)
})

test('an upload that fails leaves no parts behind', async () => {
  const server = await storage({
    fault: (method, url) =>
      method === 'PUT' && url.searchParams.get('partNumber') === '2' ? { status: 503, body: '' } : null,
  })
  const clock = new FakeClock('2024-02-01T00:00:00Z')
  const objects = createObjectStorage({ http: realHttp(clock), clock })

  await expect(objects.put({ url: server.url, ...KEY }, large(), never)).rejects.toMatchObject({
    code: 'trades_target_refused',
  })

  expect(server.uploads.size).toBe(0)
  expect(server.objects.size).toBe(0)
})

test('a lost record makes Vigie copy all again', async () => {
  const server = await storage()
  const { folder, run } = await collected(2, server.settings)
  rmSync(join(folder, 'trades/symbol=BTCUSDT/.vigie-copies.json'))

  const { summary } = await run()

  expect(summary.copied).toBe(2)
})
