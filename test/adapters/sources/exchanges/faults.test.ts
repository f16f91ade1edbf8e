/** Every failure of an exchange has a name, concerns its day only, leaves no partial file, and is retried. */
import { createHash } from 'node:crypto'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { createTradeFiles } from '../../../../main/adapters/trade-files/files.ts'
import { addDays } from '../../../../shared/time/calendar-day.ts'
import { caught } from '../../../helpers/caught.ts'
import { faultOf } from '../../../helpers/day-fault.ts'
import { FakeClock } from '../../../helpers/fake-clock.ts'
import { tempFolder } from '../../../helpers/temp-folder.ts'
import { csvOf, lineOf, madeDay } from '../../../helpers/trade-data.ts'
import { createTradesHarness, type TradesHarnessOptions } from '../../../helpers/trades-harness.ts'
import { zipOf } from '../../../helpers/zip.ts'
import { startExchange } from '../../../servers/exchange.ts'
import { rawServer } from '../../../servers/loopback.ts'
import type { ReplayFault } from '../../../servers/replay.ts'

// Each test starts worker threads, which is slow on a busy machine.
vi.setConfig({ testTimeout: 120_000 })

const DAY = '2024-01-26'
const trades = madeDay(DAY, 300, 1000)
const NAME = `BTCUSDT-trades-${DAY}`

type OnDay = (file: 'zip' | 'checksum', before: number) => ReplayFault | null

/** A harness in which the archive of one day fails in the given way. */
async function harness(fault: OnDay, options: Partial<TradesHarnessOptions> = {}) {
  const server = await startExchange(
    { archives: new Map([[DAY, trades]]) },
    { fault: ({ pathname }, before) => fault(pathname.endsWith('CHECKSUM') ? 'checksum' : 'zip', before) },
  )
  onTestFinished(server.close)
  const clock = new FakeClock(`${addDays(DAY, 1)}T12:00:00Z`)
  const folder = tempFolder()
  return {
    ...createTradesHarness({ folder, url: server.url, clock, settings: { today: false }, ...options }),
    server,
    clock,
  }
}

/** An archive with this content and its correct checksum. */
const archiveOf = (zip: Uint8Array): OnDay => {
  const hash = createHash('sha256').update(zip).digest('hex')
  return (file) => ({ body: file === 'zip' ? zip : `${hash}  ${NAME}.zip` })
}
const csvArchive = (text: string | Uint8Array) => archiveOf(zipOf(`${NAME}.csv`, Buffer.from(text)))
const edited = (edit: (lines: string[]) => void) => {
  const lines = trades.map((trade) => lineOf(trade))
  edit(lines)
  return `${lines.join('\n')}\n`
}
const cut = zipOf(`${NAME}.csv`, csvOf(trades)).subarray(0, 4000)
const filesLeft = (folder: string) => globSync('**/*.{parquet,zip,csv}', { cwd: folder, dot: true } as object)

describe('an archive', () => {
  test.each<[string, OnDay, Record<string, unknown>]>([
    [
      'with a wrong checksum',
      (file) => (file === 'checksum' ? { body: `${'0'.repeat(64)}  x` } : null),
      { code: 'trades_checksum_wrong', expected: '0'.repeat(64) },
    ],
    [
      'cut short on the way',
      (file) => (file === 'zip' ? 'truncated' : null),
      { code: 'trades_checksum_wrong' },
    ],
    [
      'that is half a zip',
      archiveOf(cut),
      { code: 'trades_archive_malformed', problem: 'it is not a whole zip file' },
    ],
    [
      'that is a bomb',
      archiveOf(zipOf('x.csv', Buffer.alloc(50_000_000))),
      { code: 'trades_archive_malformed', problem: 'it would expand to 50,000,000 bytes' },
    ],
    [
      'that holds more than it says',
      archiveOf(zipOf('x.csv', csvOf(trades), { claimedSize: 500 })),
      { code: 'trades_archive_malformed', problem: 'it contains more data than it declares' },
    ],
    [
      'whose CRC-32 is wrong',
      archiveOf(zipOf('x.csv', csvOf(trades), { crc: 1 })),
      { code: 'trades_archive_malformed', problem: 'its CRC-32 is wrong' },
    ],
    ['that is a page of HTML', () => 'html', { code: 'source_malformed', source: 'Binance' }],
    [
      'with an extra column',
      csvArchive(edited((lines) => lines.splice(5, 1, `${lines[5]},1`))),
      { code: 'trades_row_malformed', line: 6, problem: 'has one column too many' },
    ],
    [
      'with a negative price',
      csvArchive(edited((lines) => lines.splice(7, 1, (lines[7] ?? '').replace(',', ',-')))),
      { code: 'trades_row_malformed', line: 8, field: 'price', problem: 'is negative' },
    ],
    [
      'with text in it',
      csvArchive(edited((lines) => lines.splice(9, 1, 'see our terms'))),
      { code: 'trades_row_malformed', line: 10 },
    ],
    ['refused with 403', () => ({ status: 403, body: 'no' }), { code: 'source_refused' }],
    ['behind a server in trouble', () => ({ status: 500, body: 'oops' }), { code: 'source_refused' }],
    [
      'behind a rate limit (429)',
      () => ({ status: 429, headers: { 'retry-after': '30' }, body: '' }),
      { code: 'source_rate_limited', seconds: 30 },
    ],
    [
      'behind a ban (418)',
      () => ({ status: 418, headers: { 'retry-after': '120' }, body: '' }),
      { code: 'source_rate_limited', seconds: 120 },
    ],
  ])('%s fails by name, and nothing is kept', async (_, fault, expected) => {
    const { run, folder, work, key } = await harness(fault)

    expect(await faultOf(run())).toMatchObject(expected)
    expect(filesLeft(folder)).toEqual([])
    expect(work.store.totals(key).days).toBe(0)
  })

  test('behind a connection that breaks is asked for again, as nothing is known of its day', async () => {
    const { run, work, key } = await harness(() => 'reset')
    await expect(run()).rejects.toMatchObject({ code: 'source_unreachable' })
    expect(work.store.day(key, DAY)).toBeNull()
  })

  test.each<[string, ReplayFault]>([
    ['arrived cut short once', 'truncated'],
    ['was cut off by its connection', 'cut'],
  ])('that %s is whole in the same run', async (_, fault) => {
    const { run, work, key } = await harness((file, before) =>
      file === 'zip' && before === 0 ? fault : null,
    )

    expect((await run()).outcome).toBe('succeeded')
    expect(work.store.day(key, DAY)).toMatchObject({ state: 'stored', file: { rows: 300 } })
  })

  test('is read on from where the connection broke', async () => {
    const { run, server } = await harness((file, before) => (file === 'zip' && before < 2 ? 'cut' : null))

    await run()

    const ranges = server.requests
      .filter(({ url }) => url.pathname.endsWith('.zip'))
      .map(({ headers }) => headers.range)
    expect(ranges).toEqual([
      undefined,
      expect.stringMatching(/^bytes=\d+-$/),
      expect.stringMatching(/^bytes=\d+-$/),
    ])
  })

  test('is not asked for while the exchange says to wait; then the run goes on', async () => {
    const { run, server, clock, progress } = await harness((file, before) =>
      file === 'checksum' && before === 0
        ? { status: 429, headers: { 'retry-after': '30' }, body: '' }
        : null,
    )
    const begun = clock.now()

    const { outcome } = await run()

    expect(outcome).toBe('succeeded')
    expect(clock.now() - begun).toBeGreaterThanOrEqual(30_000)
    expect(server.requests).toHaveLength(3)
    expect(progress.find(({ label }) => label === 'trades.step.waiting')?.counters.wait_until).toBe(
      begun + 30_000,
    )
  })

  test('may have a header and missing ids: they are counted and listed', async () => {
    const { run, work, key } = await harness(
      csvArchive(`id,price,qty\n${edited((lines) => lines.splice(20, 3))}`),
    )

    await run()

    expect(work.store.day(key, DAY)?.file).toMatchObject({
      rows: 297,
      missingIds: 3,
      gaps: [{ from: 1020, to: 1022 }],
    })
  })

  test('that never ends is cut off', async () => {
    const url = await rawServer((socket) => {
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n')
        const more = () => socket.writable && socket.write(`2000\r\n${'1'.repeat(0x2000)}\r\n`, more)
        more()
      })
    })

    const { run } = await harness(() => null, { url })

    expect(await faultOf(run())).toMatchObject({ code: 'source_malformed' })
  })
})

describe('a disk', () => {
  test('without room stops the window before it begins', async () => {
    const files = { ...createTradeFiles(), freeBytes: async () => 50_000_000 }
    const { run, server } = await harness(() => null, { replace: { files } })

    expect(await caught(run())).toMatchObject({ code: 'trades_disk_full', free_mb: 50 })
    expect(server.requests).toEqual([])
  })

  test('that fills up while a day is written leaves nothing, and the day is collected once there is room', async () => {
    const files = createTradeFiles()
    let full = true
    const place = (temp: string, target: string) =>
      full
        ? Promise.reject(Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' }))
        : files.place(temp, target)
    const { run, folder, work, key } = await harness(() => null, { replace: { files: { ...files, place } } })

    const fault = await caught(run())
    full = false
    await run()

    expect(fault).toMatchObject({ code: 'trades_disk_full' })
    expect(work.store.day(key, DAY)).toMatchObject({ state: 'stored', file: { rows: 300 } })
    expect(filesLeft(join(folder, '.incoming', 'binance-trades-BTCUSDT'))).toEqual([])
  })
})
