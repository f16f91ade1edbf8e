/** Trades as lines of CSV: every digit, of any size. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DecimalColumn, Long64 } from '../../../main/adapters/trade-files/columns.ts'
import { packFlags } from '../../../main/adapters/trade-files/statistics.ts'
import { TradeLines } from '../../../main/adapters/trade-files/trade-lines.ts'
import { Wide128 } from '../../../main/adapters/trade-files/wide.ts'
import { type DecimalScale, limitOf, textOf } from '../../../main/core/jobs/trades/decimal.ts'

/** Numbers of every length, and those around 2^53, where doubles end. */
const upTo = (limit: bigint) =>
  fc.oneof(
    fc.bigInt({ min: 0n, max: limit - 1n }),
    fc.nat(37).map((digits) => 10n ** BigInt(digits) % limit),
    fc.bigInt({ min: 2n ** 53n - 3n, max: 2n ** 53n + 3n }),
    fc.bigInt({ min: 0n, max: 10n ** 5n }),
  )

interface ParsedLine {
  readonly id: bigint
  readonly decimals: readonly bigint[]
  readonly time: bigint
  readonly maker: boolean
}

const linesOf = (scale: DecimalScale) =>
  fc.array(
    fc.record({
      id: upTo(2n ** 63n),
      decimals: fc.array(upTo(limitOf(scale)), { minLength: 3, maxLength: 3 }),
      time: upTo(2n ** 63n),
      maker: fc.boolean(),
    }),
    { minLength: 1, maxLength: 20 },
  )

const long = (lines: readonly ParsedLine[], pick: (line: ParsedLine) => bigint) =>
  new Long64(BigInt64Array.from(lines, pick))

function wide(lines: readonly ParsedLine[], pick: (line: ParsedLine) => bigint): Wide128 {
  const column = Wide128.ofRows(lines.length)
  for (const [row, line] of lines.entries()) column.put(row, pick(line))
  return column
}

test.each([
  [8, long],
  [18, wide],
] as const)('with %i decimals they are the numbers, in full', (scale, columnOf) => {
  const writer = new TradeLines()
  fc.assert(
    fc.property(linesOf(scale), (lines) => {
      const decimal = (i: number): DecimalColumn => columnOf(lines, ({ decimals }) => decimals[i] as bigint)
      const columns = {
        id: long(lines, ({ id }) => id),
        price: decimal(0),
        quantity: decimal(1),
        quote_quantity: decimal(2),
        time: long(lines, ({ time }) => time),
      }
      const maker = packFlags(
        Uint8Array.from(lines, (line) => Number(line.maker)),
        lines.length,
      )
      const written = Buffer.from(writer.of({ rows: lines.length, columns, maker })).toString('latin1')
      const plain = lines.map(({ id, decimals, time, maker: flag }) =>
        [id, ...decimals.map((value) => textOf(value, scale)), time, flag].join(),
      )
      expect(written).toBe(`${plain.join('\n')}\n`)
    }),
  )
})
