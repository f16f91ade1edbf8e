/** Derivatives of Bybit: archives without numbers, in seconds, whose sizes are coins or dollars. */
import { describe, expect, test, vi } from 'vitest'
import { verify } from '../../../../main/core/jobs/trades/verify.ts'
import { collectionOf } from '../../../../main/core/jobs/trades/workspace.ts'
import { tradesSettingsSchema } from '../../../../shared/kinds/trades.ts'
import { addDays, startOfUtcDay } from '../../../../shared/time/calendar-day.ts'
import { DAY_MS } from '../../../../shared/time/units.ts'
import { connected, problemOf, unwatched } from '../../../helpers/unsigned-exchange.ts'
import { bybitContracts } from '../../../servers/unsigned.ts'

vi.setConfig({ testTimeout: 60_000 })

const DAY = '2025-05-19'
const START = startOfUtcDay(DAY) / 1000
const HEADER =
  'timestamp,symbol,side,size,price,tickDirection,trdMatchID,grossValue,homeNotional,foreignNotional'
const linear = { exchange: 'bybit-linear', symbol: 'BTCUSDT' } as const
const inverse = { exchange: 'bybit-inverse', symbol: 'BTCUSD' } as const

/** A line as of a real file: seconds with decimals, doubles as they were printed. */
const line = (seconds: string, side: string, size: string, price: string, symbol = 'BTCUSDT') =>
  `${seconds},${symbol},${side},${size},${price},ZeroPlusTick,6a9b5c1e-3a52-5d2c-8a1e-0b8f3d7c1a01,5.0740320e+10,${size},507.40320000000003`
const file = (...lines: readonly string[]) => `${[HEADER, ...lines].join('\n')}\n`
const archive = (csv: string, day = DAY) => [bybitContracts(new Map([[day, csv]]))]

describe('contracts settled in dollars', () => {
  test('have their trades numbered by line, sizes in coins, and what was paid as price times size', async () => {
    const csv = file(
      line(`${START}.0974`, 'Buy', '0.012', '42283.60'),
      line(`${START}.5`, 'Sell', '0.500', '42283.50'),
      line(`${START + 1}`, 'Buy', '1e-05', '42283.50'),
    )
    const { run, day, rows } = await connected({ settings: linear, answers: archive(csv) })

    await run()

    expect(day()).toMatchObject({ state: 'stored', source: 'archive', file: { rows: 3, missingIds: 0 } })
    expect(await rows()).toEqual([
      `1 42283.60000000 0.01200000 ${START}097400 buy`,
      `2 42283.50000000 0.50000000 ${START}500000 sell`,
      `3 42283.50000000 0.00001000 ${START + 1}000000 buy`,
    ])
  })

  test('may come last first, as early files do: they are put in the order of their times', async () => {
    const csv = file(
      line(`${START + 9}.3`, 'Buy', '3', '42000'),
      line(`${START + 9}.3`, 'Sell', '2', '42000'),
      line(`${START + 5}.1`, 'Buy', '1', '42000'),
    )
    const { run, day, rows, work, settings } = await connected({ settings: linear, answers: archive(csv) })

    await run()

    expect(await rows()).toEqual([
      `1 42000.00000000 1.00000000 ${START + 5}100000 buy`,
      `2 42000.00000000 2.00000000 ${START + 9}300000 sell`,
      `3 42000.00000000 3.00000000 ${START + 9}300000 buy`,
    ])
    expect(day()).toMatchObject({ state: 'stored', quality: { reordered: 2, duplicates: 0 } })
    expect((await verify(work, collectionOf(work, settings), {}, unwatched)).problems).toEqual([])
  })

  test('may have a column more, lines of Windows, and no last end of line', async () => {
    const csv = [
      `${HEADER},RPI`,
      `${line(`${START}.1`, 'Buy', '1', '2.5')},0`,
      line(`${START}.2`, 'Sell', '1', '2.5'),
    ]
    const { run, day } = await connected({ settings: linear, answers: archive(csv.join('\r\n')) })

    await run()

    expect(day()).toMatchObject({ state: 'stored', file: { rows: 2 } })
  })

  test('are numbered anew each day: neither a gap nor an overlap', async () => {
    const csv = (i: number) => file(line(`${START + (i * DAY_MS) / 1000}.5`, 'Buy', '1', '42000'))
    const days = new Map([0, 1, 2].map((i) => [addDays(DAY, i), csv(i)]))
    const { run, day, work, settings } = await connected({
      settings: linear,
      answers: [bybitContracts(days)],
    })

    await run()

    const { problems } = await verify(work, collectionOf(work, settings), {}, unwatched)
    expect([0, 1, 2].map((i) => day(addDays(DAY, i))?.state)).toEqual(['stored', 'stored', 'stored'])
    expect(problems).toEqual([])
  })

  test('with a trade of another day are set apart, with the line', async () => {
    const csv = file(
      line(`${START}.5`, 'Buy', '1', '42000'),
      line(`${START + 2 * 86_400}.5`, 'Buy', '1', '42000'),
    )
    const { run, day } = await connected({ settings: linear, answers: archive(csv) })

    await run()

    expect([day()?.state, problemOf(day()).includes(`BTCUSDT${DAY}.csv.gz`)]).toEqual(['quarantined', true])
  })
})

describe('contracts settled in coins', () => {
  test('have dollars as what was paid, and the coins they bought, rounded half up', async () => {
    const csv = file(
      line(`${START}.1`, 'Sell', '1', '8292.5', 'BTCUSD'),
      line(`${START}.2`, 'Buy', '30000', '8000', 'BTCUSD'),
    )
    const { run, rows, paid } = await connected({ settings: inverse, answers: archive(csv) })

    await run()

    // 1 / 8292.5 = 0.000120590895...
    expect((await rows()).map((row) => row.split(' ')[2])).toEqual(['0.00012059', '3.75000000'])
    expect(await paid()).toEqual(['1.00000000', '30000.00000000'])
  })

  test('at a price of zero are set apart', async () => {
    const csv = file(line(`${START}.1`, 'Sell', '1', '0', 'BTCUSD'))
    const { run, day } = await connected({ settings: inverse, answers: archive(csv) })

    await run()

    expect(problemOf(day())).toContain('buy no coins')
  })
})

test.each([
  ['bybit-linear', 'BTCUSD', 'rule.bybit_linear'],
  ['bybit-linear', 'ETHUSDH25', 'rule.bybit_linear'],
  ['bybit-inverse', 'BTCUSDT', 'rule.bybit_inverse'],
  ['bybit-inverse', 'BTCPERP', 'rule.bybit_inverse'],
])('%s refuses %s, whose sizes would be taken for something else', (exchange, symbol, message) => {
  const { error } = tradesSettingsSchema.safeParse({ exchange, symbol })
  expect(error?.issues).toMatchObject([{ path: ['symbol'], message }])
})

test.each([
  ['bybit-linear', 'BTCPERP'],
  ['bybit-linear', 'BTCUSDT-28MAR25'],
  ['bybit-inverse', 'BTCUSD'],
  ['bybit-inverse', 'BTCUSDZ25'],
])('%s takes %s', (exchange, symbol) => {
  expect(tradesSettingsSchema.safeParse({ exchange, symbol }).success).toBe(true)
})
