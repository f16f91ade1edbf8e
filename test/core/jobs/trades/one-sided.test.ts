import { expect, test } from 'vitest'
import { lineOf, madeDay } from '../../../helpers/trade-data.ts'
import { archived, dayAt, meet, ROWS } from '../../../helpers/trade-world.ts'

/** Reported of all futures of Binance, from July 2026 on: every trade is said to be a sale. */
test('an archive that has all trades on one side is stored, and said to be in doubt', async () => {
  const many = madeDay(dayAt(1), 1000, 1 + ROWS)
  const doubt = async (sold: (index: number) => boolean) => {
    const csv = many.map((trade, i) => `${lineOf({ ...trade, maker: sold(i) })}\n`).join('')
    const { run, day } = await meet({ days: 2, fault: archived(1, csv) })
    await run()
    expect(day(1)).toMatchObject({ state: 'stored', file: { rows: 1000 } })
    return day(1)?.quality?.note ?? null
  }

  expect(await doubt(() => true)).toEqual({ messageKey: 'day.one_sided', params: { count: 1000 } })
  expect(await doubt((index) => index !== 700)).toBeNull()
})
