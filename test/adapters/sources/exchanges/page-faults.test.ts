/** Every failure of the pages of today has a name, and leaves the day before as it is. */
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { addDays } from '../../../../shared/time/calendar-day.ts'
import { faultOf } from '../../../helpers/day-fault.ts'
import { FakeClock } from '../../../helpers/fake-clock.ts'
import { tempFolder } from '../../../helpers/temp-folder.ts'
import { madeDay, type TestTrade } from '../../../helpers/trade-data.ts'
import { createTradesHarness } from '../../../helpers/trades-harness.ts'
import { startExchange } from '../../../servers/exchange.ts'
import { json, type ReplayFault } from '../../../servers/replay.ts'

vi.setConfig({ testTimeout: 120_000 })

const DAY = '2024-01-26'
const trades = madeDay(DAY, 300, 1000)

describe('pages of the current day', () => {
  const second = addDays(DAY, 1)
  const live = [...trades, ...madeDay(second, 2500, 1300)]

  /** A harness with the given answers for pages. */
  async function pages(
    fault: (url: URL, before: number) => ReplayFault | null,
    now = `${second}T20:00:00Z`,
    known = live,
  ) {
    const server = await startExchange({ archives: new Map([[DAY, trades]]), live: () => known }, { fault })
    onTestFinished(server.close)
    const clock = new FakeClock(now)
    return createTradesHarness({
      folder: tempFolder(),
      url: server.url,
      clock,
      settings: { bars: [] },
    })
  }
  const onPage = (answer: (asked: TestTrade[]) => unknown) => (url: URL) =>
    url.pathname === '/api/v3/historicalTrades'
      ? json(answer(live.filter(({ id }) => id >= Number(url.searchParams.get('fromId'))).slice(0, 1000)))
      : null
  const plain = ({ id, time }: TestTrade) => ({
    id,
    price: '42000.1',
    qty: '0.5',
    quoteQty: '21000.05',
    time,
    isBuyerMaker: false,
  })

  test.each<[string, (url: URL, before: number) => ReplayFault | null, string]>([
    [
      'that repeat themselves',
      onPage(() =>
        live
          .slice(300, 1300)
          .map(plain)
          .map((row) => ({ ...row, id: 1300 })),
      ),
      'trades_out_of_sequence',
    ],
    ['from before', onPage(() => live.slice(0, 1000).map(plain)), 'trades_out_of_sequence'],
    ['that are HTML', (url) => (url.pathname.startsWith('/api') ? 'html' : null), 'source_malformed'],
    [
      'without a price',
      onPage((asked) => asked.map((trade) => ({ ...plain(trade), price: null }))),
      'source_malformed',
    ],
    [
      'with a negative amount',
      onPage((asked) => asked.map((trade) => ({ ...plain(trade), qty: '-1' }))),
      'source_malformed',
    ],
    ['that are no list', onPage(() => ({ code: -1121, msg: 'Invalid symbol.' })), 'source_malformed'],
    ['cut short', (url) => (url.pathname.startsWith('/api') ? 'truncated' : null), 'source_malformed'],
  ])('%s fail by name; the day before stays', async (_, fault, code) => {
    const { run, work, key } = await pages(fault)

    expect(await faultOf(run())).toMatchObject({ code })
    expect(work.store.day(key, DAY)?.state).toBe('stored')
    expect(work.store.day(key, second)).toMatchObject({
      state: 'waiting',
      file: null,
      problem: { messageKey: code },
    })
  })

  test('hold no trade of the day after, though this machine’s clock is five minutes slow', async () => {
    const after = madeDay(addDays(second, 1), 40, 3800)
    const { run, work, key } = await pages(() => null, `${second}T23:58:00Z`, [...live, ...after])

    await run()

    expect(work.store.day(key, second)).toMatchObject({ state: 'stored', file: { rows: 2500, lastId: 3799 } })
  })

  test('are none yet, though this machine’s clock is five minutes fast', async () => {
    const { run, work, key } = await pages(() => null, `${addDays(second, 1)}T00:03:00Z`, live)

    const { faults } = await run()

    expect(faults.map(({ code }) => code)).toEqual(['trades_archive_missing'])
    expect(work.store.day(key, second)?.state).toBe('waiting')
    expect(work.store.day(key, addDays(second, 1))).toBeNull()
  })
})
