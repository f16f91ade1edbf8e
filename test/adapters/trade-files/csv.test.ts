import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TradeColumns } from '../../../main/adapters/trade-files/columns.ts'
import { TradeCsv } from '../../../main/adapters/trade-files/csv.ts'
import { microsecondsOf } from '../../../main/adapters/trade-files/instant.ts'
import { textOf, unitsOf } from '../../../main/core/jobs/trades/decimal.ts'
import { caught } from '../../helpers/caught.ts'

const DAY = Date.UTC(2024, 0, 26) * 1000
/** What lines of too many digits say in the end. */
const wide = ': collect this symbol with the setting digits = wide'
const good = '7,42000.10000000,0.00100000,42.00010000,1706227200123,True,True'

/** Reads a text in chunks of this many bytes. */
async function read(text: string, dataset: 'trades' | 'agg_trades' = 'trades', piece = 1_000_000) {
  const columns = new TradeColumns({ dataset, digits: 'usual' })
  const csv = new TradeCsv({
    columns,
    full: async (taken) => taken,
    file: 'day.csv',
    day: DAY,
    contracts: false,
  })
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += piece) await csv.push(bytes.subarray(at, at + piece))
  await csv.end()
  return { columns, csv }
}

const rows = (columns: TradeColumns) =>
  Array.from({ length: columns.rows }, (_, i) => [
    columns.longs.id.values[i],
    textOf(columns.longs.price.at(i)),
    textOf(columns.longs.quantity.at(i)),
    textOf(columns.longs.quote_quantity.at(i)),
    columns.longs.time.values[i],
    columns.maker[i],
  ])

describe('an archive’s CSV', () => {
  test('keeps every digit, wherever the pieces are cut, and whichever reader takes the line', async () => {
    const decimal = fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }).map(textOf)
    const trade = fc.record({ price: decimal, quantity: decimal, quote: decimal, maker: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(
        fc.array(trade, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 90 }),
        async (trades, piece) => {
          const line = ({ price, quantity, quote, maker }: (typeof trades)[number], i: number) =>
            `${9_999_999_990 + i},${price},${quantity},${quote},${1_706_227_200_000 + i},${maker ? 'True' : 'False'},True\n`
          const { columns } = await read(trades.map(line).join(''), 'trades', piece)
          expect(rows(columns)).toEqual(
            trades.map(({ price, quantity, quote, maker }, i) => [
              BigInt(9_999_999_990 + i),
              price,
              quantity,
              quote,
              BigInt(1_706_227_200_000 + i) * 1000n,
              maker ? 1 : 0,
            ]),
          )
        },
      ),
    )
  })

  test('may leave out zeros, the last column and the last newline, and end its lines like Windows', async () => {
    const { columns } = await read(
      `7,42000.1,1,42000.1,1706227200123456,false\r\n8,3,0.5,1.5,1706227200123457,TRUE`,
    )

    expect(rows(columns)).toEqual([
      [7n, '42000.10000000', '1.00000000', '42000.10000000', 1_706_227_200_123_456n, 0],
      [8n, '3.00000000', '0.50000000', '1.50000000', 1_706_227_200_123_457n, 1],
    ])
  })

  test.each([
    'id,price,qty,quote_qty,time,is_buyer_maker,is_best_match',
    'trade Id, price, qty, quoteQty, time, isBuyerMaker, isBestMatch',
    '"tradeId","price"',
    'agg_trade_id,price,quantity,first_trade_id,last_trade_id,transact_time,is_buyer_maker',
  ])('may begin with a header, which is told: %s', async (header) => {
    const { columns, csv } = await read(`${header}\n${good}\n`)

    expect([csv.header, columns.rows]).toEqual([true, 1])
  })

  test.each([
    ['trades', 'Not Found'],
    ['trades', '<html>\n'],
    ['trades', `price,id,qty\n${good}\n`],
    ['agg_trades', 'Said to be invalid, and no more'],
  ] as const)('of %s that begins with other words is refused, not empty: %s', async (dataset, text) => {
    expect(await caught(read(text, dataset))).toMatchObject({
      code: 'trades_row_malformed',
      line: 1,
      field: 'id',
    })
  })

  test('of aggregate trades keeps both trade ids and computes what was paid', async () => {
    const { columns } = await read(
      '5,42000.10000000,0.00100000,70,72,1706227200123,False,True\n',
      'agg_trades',
    )

    expect([columns.longs.first_trade_id.values[0], columns.longs.last_trade_id.values[0]]).toEqual([
      70n,
      72n,
    ])
    expect(textOf(columns.longs.quote_quantity.at(0))).toBe('42.00010000')
  })

  test.each([
    ['a negative price', good.replace('42000.1', '-42000.1'), 'price', 'is negative'],
    ['text for a price', good.replace('42000.1', 'many'), 'price', 'is not a number'],
    ['a missing quantity', good.replace('0.00100000', ''), 'quantity', 'is missing'],
    [
      'a ninth decimal',
      good.replace('42000.10000000', '42000.100000001'),
      'price',
      `has more than eight decimals${wide}`,
    ],
    [
      'eleven digits',
      good.replace('42000.1', '12345678901.1'),
      'price',
      `has more than ten digits before the point${wide}`,
    ],
    ['a column too many', `${good},1`, 'the line', 'has one column too many'],
    ['another word for true', good.replace('True', 'Truth'), 'buyer_is_maker', 'is neither True nor False'],
    ['a word that is no flag', good.replace('True', 'maybe'), 'buyer_is_maker', 'is neither True nor False'],
    [
      'seconds',
      good.replace('1706227200123', '1706227200'),
      'time',
      'is neither milliseconds nor microseconds',
    ],
    ['another day', good.replace('1706227200123', '1706140800123'), 'time', 'belongs to another day'],
    ['an id twice', `${good}\n${good}`, 'id', 'appears twice'],
    ['an id too low', `${good}\n${good.replace('7,', '6,')}`, 'id', 'is lower than the one before'],
    ['an endless number', '1'.repeat(500), 'id', 'is too large'],
    ['a page of HTML', '<html><body>Access denied</body></html>\n', 'id', 'is not a number'],
  ])('refuses %s by line and field', async (_, text, field, problem) => {
    const fault = await caught(read(`${text}\n`))

    expect(fault).toMatchObject({ code: 'trades_row_malformed', file: 'day.csv', field, problem })
    expect(fault.line).toBe(field === 'id' && text.includes('\n7') ? 2 : text.includes('\n6') ? 2 : 1)
  })

  test('counts missing ids and lists where they are', async () => {
    const { csv } = await read(`${good}\n${good.replace('7,', '11,')}\n`)

    expect(csv.facts.facts()).toMatchObject({ rows: 2, missingIds: 3, gaps: [{ from: 8, to: 10 }] })
  })
})

test('the unit of a time is told by its size', () => {
  expect(microsecondsOf(1_735_689_600_000)).toBe(1_735_689_600_000_000)
  expect(microsecondsOf(1_735_689_600_000_123)).toBe(1_735_689_600_000_123)
  expect(microsecondsOf(1_735_689_600)).toBeNaN()
})

test('a decimal text comes back as it went, to eight places', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }), (units) => unitsOf(textOf(units)) === units),
  )
  expect([unitsOf('1.5'), unitsOf('-1'), unitsOf('1.123456789'), unitsOf('1e5')]).toEqual([
    150_000_000n,
    null,
    null,
    null,
  ])
})
