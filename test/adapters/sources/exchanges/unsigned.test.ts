/** Bybit and OKX: archives without checksums, in columns of their own, and days that are not those of UTC. */
import { describe, expect, test, vi } from 'vitest'
import { verify } from '../../../../main/core/jobs/trades/verify.ts'
import { collectionOf } from '../../../../main/core/jobs/trades/workspace.ts'
import { tradesSettingsSchema } from '../../../../shared/kinds/trades.ts'
import { addDays, startOfUtcDay } from '../../../../shared/time/calendar-day.ts'
import { DAY_MS, HOUR_MS } from '../../../../shared/time/units.ts'
import { connected, problemOf, unwatched } from '../../../helpers/unsigned-exchange.ts'
import { json, type ReplayFault } from '../../../servers/replay.ts'
import { bybitFiles, type OkxTrade, okxFiles, okxPages } from '../../../servers/unsigned.ts'

vi.setConfig({ testTimeout: 60_000 })

const DAY = '2025-05-19'
const START = startOfUtcDay(DAY)
describe('Bybit', () => {
  const v1 = (from: number) =>
    `id,timestamp,price,volume,side\n1,${from + 74},106453.8,0.003718,sell\n2,${from + 150},106456.9,0.0005,buy\n`
  const settings = { exchange: 'bybit', symbol: 'BTCUSDT' } as const

  test('has the trades of a file exactly, with a column for RPI or without', async () => {
    const csv = `id,timestamp,price,volume,side,rpi\n1,${START + 74},9.46e-06,18057687,sell,0\n2,${START + 150},106456.9,0.000500,buy,1\n`
    const { run, day, rows } = await connected({
      settings,
      answers: [
        bybitFiles(
          new Map([
            [DAY, csv],
            [addDays(DAY, 1), v1(START + DAY_MS)],
          ]),
        ),
      ],
    })

    await run()

    expect(day()).toMatchObject({ state: 'stored', source: 'archive', file: { rows: 2, missingIds: 0 } })
    expect(await rows()).toEqual([
      `1 0.00000946 18057687.00000000 ${START * 1000 + 74_000} sell`,
      `2 106456.90000000 0.00050000 ${START * 1000 + 150_000} buy`,
    ])
  })

  test('may write sides with a capital, and columns that are not known', async () => {
    const csv = `id,timestamp,price,volume,side,RPI,blockTrade\n1,${START},2.5,4,Sell,0,x\n2,${START + 1},2.5,4,Buy,0,x`
    const { run, rows } = await connected({ settings, answers: [bybitFiles(new Map([[DAY, csv]]))] })

    await run()

    expect((await rows()).map((row) => row.split(' ').at(-1))).toEqual(['sell', 'buy'])
  })

  test('with nine decimals asks for wide digits', async () => {
    const csv = `id,timestamp,price,volume,side,rpi\n1,${START + 74},0.000009461,18057687,buy,0\n`
    const { run, day } = await connected({ settings, answers: [bybitFiles(new Map([[DAY, csv]]))] })

    await run()

    expect(problemOf(day())).toContain('digits = wide')
  })

  test('numbers its trades anew each day: neither a gap nor an overlap', async () => {
    const days = new Map([0, 1, 2].map((i) => [addDays(DAY, i), v1(START + i * DAY_MS)]))
    const { run, work, settings: given, day } = await connected({ settings, answers: [bybitFiles(days)] })

    await run()

    const states = [0, 1, 2].map((i) => day(addDays(DAY, i))?.state)
    const { problems } = await verify(work, collectionOf(work, given), {}, unwatched)
    expect([states, problems]).toEqual([['stored', 'stored', 'stored'], []])
  })

  test('is read anew if its ETag has changed, without a checksum', async () => {
    const days = new Map([0, 1, 2].map((i) => [addDays(DAY, i), v1(START + i * DAY_MS)]))
    const { run, clock, day, server } = await connected({ settings, answers: [bybitFiles(days)] })
    await run()
    const asked = () => server.requests.filter(({ url }) => url.pathname.endsWith(`_${DAY}.csv.gz`)).length
    clock.pass(2 * DAY_MS)
    await run()
    const unchanged = [asked(), day()?.file?.rows]
    days.set(DAY, `${v1(START)}3,${START + 900},106457,1,buy\n`)
    clock.pass(10 * DAY_MS)
    await run()

    expect(unchanged).toEqual([2, 2])
    expect(day()).toMatchObject({ state: 'stored', file: { rows: 3 } })
  })

  test.each<[string, ReplayFault]>([
    ['cut short', { body: Buffer.from([31, 139, 8, 0, 1, 2, 3, 4]) }],
    ['an error page', { body: '<html>Access denied</html>' }],
  ])('sets a day apart whose file is %s, and the others go on', async (_, bad) => {
    const days = new Map([0, 1].map((i) => [addDays(DAY, i), v1(START + i * DAY_MS)]))
    const { run, day } = await connected({
      settings,
      answers: [bybitFiles(days)],
      fault: ({ pathname }) => (pathname.endsWith(`_${DAY}.csv.gz`) ? bad : null),
    })

    await run()

    expect([day()?.state, day(addDays(DAY, 1))?.state]).toEqual(['quarantined', 'stored'])
    expect(problemOf(day())).toContain(`BTCUSDT_${DAY}.csv.gz`)
  })
})

describe('OKX', () => {
  const settings = { exchange: 'okx', symbol: 'BTC-USDT' } as const
  const MIDNIGHT_HK = START + 16 * HOUR_MS
  const line = (id: number, time: number, side = 'buy') => [
    `BTC-USDT,${id},${side},104503.1,0.0277,${time}`,
    `${id},${side},0.0277,104503.1,${time}`,
  ]
  const before = [line(9, START - 1, 'sell'), line(10, START), line(11, MIDNIGHT_HK - 1, 'sell')]
  const after = [line(12, MIDNIGHT_HK), line(13, START + DAY_MS - 1), line(14, START + DAY_MS)]
  const named = 'instrument_name,trade_id,side,price,size,created_time\n'
  const bilingual = Buffer.concat([
    Buffer.from('trade_id/'),
    Buffer.from([0xb4, 0xe9, 0xba, 0xcf]),
    Buffer.from('id,side/x,size/y,price/z,created_time/t\n'),
  ]).toString('latin1')

  test.each<[string, string, number]>([
    ['the names of instruments', named, 0],
    ['names in two languages', bilingual, 1],
    ['no header', '', 1],
  ])(
    'with %s: a day of UTC is the second part of one archive and the first of the next',
    async (_, header, form) => {
      const csv = (rows: readonly string[][]) => `${header}${rows.map((row) => row[form]).join('\n')}\n`
      const answers = [
        okxFiles(
          new Map([
            [DAY, csv(before)],
            [addDays(DAY, 1), csv(after)],
          ]),
        ),
      ]
      const { run, day, rows } = await connected({ settings, answers, now: `${addDays(DAY, 2)}T12:00:00Z` })

      await run()

      expect(day()).toMatchObject({ state: 'stored', source: 'archive', file: { rows: 4, missingIds: 0 } })
      const price = '104503.10000000 0.02770000'
      expect(await rows()).toEqual([
        `10 ${price} ${START * 1000} buy`,
        `11 ${price} ${(MIDNIGHT_HK - 1) * 1000} sell`,
        `12 ${price} ${MIDNIGHT_HK * 1000} buy`,
        `13 ${price} ${(START + DAY_MS - 1) * 1000} buy`,
      ])
    },
  )

  test('with rows out of order and some twice: they are sorted and taken once', async () => {
    const csv = (rows: readonly (readonly string[])[]) => `${named}${rows.map(([row]) => row).join('\n')}\n`
    const [, ten = [], eleven = []] = before
    const answers = [
      okxFiles(
        new Map([
          [DAY, csv([eleven, ten, eleven])],
          [addDays(DAY, 1), csv([...after].reverse())],
        ]),
      ),
    ]
    const { run, day, rows } = await connected({ settings, answers, now: `${addDays(DAY, 2)}T12:00:00Z` })

    await run()

    expect(day()).toMatchObject({ state: 'stored', quality: { duplicates: 1 } })
    expect((await rows()).map((row) => row.split(' ')[0])).toEqual(['10', '11', '12', '13'])
  })

  test('waits for the second archive, which appears a day later, and goes on with it', async () => {
    const days = new Map([[DAY, `${named}${before.map(([row]) => row).join('\n')}\n`]])
    const { run, day, clock } = await connected({
      settings,
      answers: [okxFiles(days)],
      now: `${addDays(DAY, 1)}T12:00:00Z`,
    })

    await run()
    const early = day()?.state
    days.set(addDays(DAY, 1), `${named}${after.map(([row]) => row).join('\n')}\n`)
    clock.pass(DAY_MS)
    await run()

    expect([early, day()?.state]).toEqual(['waiting', 'stored'])
  })

  test('gives the current day by pages of a hundred, which its archives replace', async () => {
    const known: OkxTrade[] = Array.from({ length: 950 }, (_, i) => ({
      id: 1000 + i,
      price: '104503.1',
      size: '0.0277',
      side: i % 2 === 0 ? 'buy' : 'sell',
      time: START - 100_000 + i * 1000,
    }))
    const { run, day, rows } = await connected({
      settings: { ...settings, today: true },
      answers: [okxPages(known)],
      now: `${DAY}T12:00:00Z`,
    })

    await run()

    expect(day()).toMatchObject({ state: 'partial', source: 'pages', file: { rows: 850, missingIds: 0 } })
    expect((await rows())[0]).toBe(`1100 104503.10000000 0.02770000 ${START * 1000} buy`)
  })

  test('says in its own words that it does not know an instrument', async () => {
    const unknown = () => json({ code: '51001', msg: "Instrument ID doesn't exist.", data: [] })
    const { run } = await connected({
      settings: { ...settings, today: true },
      answers: [unknown],
      now: `${DAY}T12:00:00Z`,
    })

    await expect(run()).rejects.toThrow("Instrument ID doesn't exist.")
  })

  test('of spot refuses contracts, whose sizes are no coins', () => {
    const { error } = tradesSettingsSchema.safeParse({ exchange: 'okx', symbol: 'BTC-USDT-SWAP' })

    expect(error?.issues).toMatchObject([{ path: ['symbol'], message: 'rule.okx_spot' }])
  })
})
