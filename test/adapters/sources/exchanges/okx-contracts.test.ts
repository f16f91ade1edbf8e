/** Perpetuals and futures of OKX: sizes are contracts, counted in coins by what one is worth. */
import { describe, expect, test, vi } from 'vitest'
import { tradesSettingsSchema } from '../../../../shared/kinds/trades.ts'
import { addDays, startOfUtcDay } from '../../../../shared/time/calendar-day.ts'
import { connected, problemOf } from '../../../helpers/unsigned-exchange.ts'
import { type OkxTrade, okxFiles, okxInstruments, okxPages } from '../../../servers/unsigned.ts'

vi.setConfig({ testTimeout: 60_000 })

const DAY = '2025-05-19'
const START = startOfUtcDay(DAY)
const HEADER = 'instrument_name,trade_id,side,price,size,created_time\n'
const SWAP = { exchange: 'okx-futures', symbol: 'BTC-USDT-SWAP' } as const
const COIN = { exchange: 'okx-futures', symbol: 'BTC-USD-SWAP' } as const

/** Both archives of the UTC day; the second is empty. */
const archives = (symbol: string, rows: readonly string[]) => {
  const lines = rows.map((row, i) => `${symbol},${10 + i},${row},${START + i}\n`)
  return okxFiles(
    new Map([
      [DAY, HEADER + lines.join('')],
      [addDays(DAY, 1), HEADER],
    ]),
  )
}

const listed = okxInstruments({
  'BTC-USDT-SWAP': { ctVal: '0.01', ctMult: '1', ctType: 'linear' },
  'BTC-USD-SWAP': { ctVal: '100', ctMult: '1', ctType: 'inverse' },
  'XYZ-USDT-SWAP': { ctVal: '10', ctMult: '100', ctType: 'linear' },
})

const amounts = (rows: readonly string[]) => rows.map((row) => row.split(' ').slice(1, 3).join(' x '))

describe('a contract', () => {
  test('settled in dollars is so many coins, as OKX says', async () => {
    const answers = [archives(SWAP.symbol, ['buy,42000.1,3', 'sell,42000.2,0.5']), listed]
    const { run, rows, paid, day } = await connected({ settings: SWAP, answers })

    await run()

    expect(day()).toMatchObject({ state: 'stored', file: { rows: 2, missingIds: 0 } })
    expect(amounts(await rows())).toEqual(['42000.10000000 x 0.03000000', '42000.20000000 x 0.00500000'])
    expect(await paid()).toEqual(['1260.00300000', '210.00100000'])
  })

  test('settled in coins is so many dollars, and the coins they buy', async () => {
    const answers = [archives(COIN.symbol, ['buy,40000,6', 'sell,30000,1']), listed]
    const { run, rows, paid } = await connected({ settings: COIN, answers })

    await run()

    expect(amounts(await rows())).toEqual(['40000.00000000 x 0.01500000', '30000.00000000 x 0.00333333'])
    expect(await paid()).toEqual(['600.00000000', '100.00000000'])
  })

  test('is worth its value times its multiple', async () => {
    const settings = { ...SWAP, symbol: 'XYZ-USDT-SWAP' }
    const answers = [archives(settings.symbol, ['buy,0.5,2']), listed]
    const { run, rows } = await connected({ settings, answers })

    await run()

    expect(amounts(await rows())).toEqual(['0.50000000 x 2000.00000000'])
  })

  test('is worth what the owner says, and OKX is not asked', async () => {
    const settings = { ...SWAP, contract_value: '0.1' }
    const { run, rows, server } = await connected({
      settings,
      answers: [archives(SWAP.symbol, ['buy,42000,3']), listed],
    })

    await run()

    expect(amounts(await rows())).toEqual(['42000.00000000 x 0.30000000'])
    expect(server.requests.filter(({ url }) => url.pathname.includes('instruments'))).toEqual([])
  })

  test('that has expired is not guessed: the day waits, and the setting is named', async () => {
    const settings = { ...SWAP, symbol: 'BTC-USDT-240628' }
    const { run, day } = await connected({
      settings,
      answers: [archives(settings.symbol, ['buy,1,1']), listed],
    })

    await run()

    expect(day()).toMatchObject({ state: 'waiting', file: null })
    expect(problemOf(day())).toContain('contract_value')
  })

  test('of another kind than its name says is not counted', async () => {
    const odd = okxInstruments({ 'BTC-USDT-SWAP': { ctVal: '100', ctMult: '1', ctType: 'inverse' } })
    const { run, day } = await connected({
      settings: SWAP,
      answers: [archives(SWAP.symbol, ['buy,1,1']), odd],
    })

    await run()

    expect(problemOf(day())).toContain('ctType is "inverse"')
  })
})

test('pages of the current day are counted in coins too', async () => {
  const known: OkxTrade[] = Array.from({ length: 30 }, (_, i) => ({
    id: 1000 + i,
    price: '40000',
    size: '6',
    side: 'buy',
    time: START - 10_000 + i * 1000,
  }))
  const { run, rows, paid } = await connected({
    settings: { ...COIN, today: true },
    answers: [okxPages(known), listed],
    now: `${DAY}T12:00:00Z`,
  })

  await run()

  expect((await rows())[0]).toBe(`1010 40000.00000000 0.01500000 ${START * 1000} buy`)
  expect((await paid())[0]).toBe('600.00000000')
})

test.each([
  ['okx-futures', 'BTC-USDT', '', 'symbol', 'rule.okx_futures'],
  ['okx', 'BTC-USDT-SWAP', '', 'symbol', 'rule.okx_spot'],
  ['okx', 'BTC-USDT', '0.01', 'contract_value', 'rule.no_contracts'],
  ['okx-futures', 'BTC-USDT-SWAP', '0', 'contract_value', 'form.decimal'],
  ['okx-futures', 'BTC-USDT-SWAP', '1e-3', 'contract_value', 'form.decimal'],
])('%s refuses %s with a contract of "%s"', (exchange, symbol, contract_value, field, message) => {
  const { error } = tradesSettingsSchema.safeParse({ exchange, symbol, contract_value })
  expect(error?.issues).toMatchObject([{ path: [field], message }])
})
