import fc from 'fast-check'
import { deltaBinaryUnpack } from 'hyparquet/src/delta.js'
import { describe, expect, test } from 'vitest'
import { Long64 } from '../../../main/adapters/trade-files/columns.ts'
import { packRising, unpackRising } from '../../../main/adapters/trade-files/delta.ts'

const columnOf = (values: readonly number[]) => new Long64(BigInt64Array.from(values, BigInt))

/** Ids that are mostly consecutive, as in real trades, with gaps of any size that still fits. */
const rising = fc
  .tuple(
    fc.integer({ min: 0, max: 2 ** 40 }),
    fc.array(
      fc.oneof(
        { arbitrary: fc.constant(1), weight: 20 },
        { arbitrary: fc.integer({ min: 1, max: 2 ** 31 }), weight: 1 },
      ),
      { maxLength: 700 },
    ),
  )
  .map(([first, steps]) => {
    const values = [first]
    for (const step of steps) values.push((values.at(-1) as number) + step)
    return values
  })

describe('rising ids as differences', () => {
  test('come back as they were', () => {
    fc.assert(
      fc.property(rising, (values) => {
        const packed = packRising(columnOf(values), values.length)
        expect(Array.from(unpackRising(packed as Uint8Array, values.length).values, Number)).toEqual(values)
      }),
    )
  })

  test('are read alike by another reader of Parquet', () => {
    fc.assert(
      fc.property(rising, (values) => {
        const packed = packRising(columnOf(values), values.length) as Uint8Array
        const read = new BigInt64Array(values.length)
        const view = new DataView(packed.buffer, packed.byteOffset, packed.length)
        deltaBinaryUnpack({ view, offset: 0 }, values.length, read)
        expect(Array.from(read, Number)).toEqual(values)
      }),
    )
  })

  test('take six bytes a block where they follow each other', () => {
    const rows = 65_536
    const packed = packRising(columnOf(Array.from({ length: rows }, (_, i) => 3_400_000_000 + i)), rows)
    expect(packed?.length).toBeLessThan((rows / 128) * 6)
  })

  test.each([
    ['do not rise', [5, 5]],
    ['fall', [5, 4]],
    ['rise by more than 32 bits tell', [1, 2, 2 ** 40]],
  ])('are left as they are where they %s', (_, values) => {
    expect(packRising(columnOf(values), values.length)).toBeNull()
  })

  test('cut short are refused', () => {
    const packed = packRising(columnOf([1, 2, 900, 901]), 4) as Uint8Array
    expect(() => unpackRising(packed.subarray(0, packed.length - 40), 4)).toThrow('cut short')
    expect(() => unpackRising(packed, 5)).toThrow('another shape')
  })
})
