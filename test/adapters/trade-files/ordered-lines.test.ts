/** Lines put in order by their ids. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { OrderedLines } from '../../../main/adapters/trade-files/ordered-lines.ts'

/** Ids that repeat, follow each other, and are far apart. */
const ids = fc.array(fc.oneof(fc.nat(20), fc.nat(70_000), fc.maxSafeNat()), { minLength: 1, maxLength: 60 })

async function textOf(lines: OrderedLines): Promise<string> {
  let text = ''
  for await (const piece of lines.pieces()) text += Buffer.from(piece).toString()
  return text
}

test('rise, however large the ids are, and each is there once', async () => {
  await fc.assert(
    fc.asyncProperty(ids, async (some) => {
      const lines = new OrderedLines(Buffer.from(some.map((id) => `${id},42000,x\n`).join('')))
      const once = [...new Set(some)].sort((a, b) => a - b)

      expect(await textOf(lines)).toBe(once.map((id) => `${id},42000,x\n`).join(''))
      expect(lines.duplicates).toBe(some.length - once.length)
      expect(lines.conflict).toBeNull()
    }),
  )
})

test('of one id that differ are both kept, in the order in which they came', async () => {
  const lines = new OrderedLines(Buffer.from('9,a\n7,second\n3,b\n7,first\n'))

  expect(await textOf(lines)).toBe('3,b\n7,second\n7,first\n9,a\n')
  expect(lines.conflict).toEqual(['7,second', '7,first'])
})

test('of many megabytes come whole', async () => {
  const line = (id: number) => `${id},${'0'.repeat(90)}\n`
  const half = Array.from({ length: 20_000 }, (_, i) => i)
  const mixed = [...half.slice(10_000), ...half.slice(0, 10_000).reverse()]

  expect(await textOf(new OrderedLines(Buffer.from(mixed.map(line).join(''))))).toBe(half.map(line).join(''))
})
