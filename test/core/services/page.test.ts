import { describe, expect, it } from 'vitest'
import { cursorNumber, pageOf } from '../../../main/core/services/page.ts'

const numbers = (found: readonly number[], limit: number) =>
  pageOf(found, limit, String, (number) => number * 10)

describe('a page', () => {
  it('is the last one unless an item further was found', () => {
    expect(numbers([1, 2, 3], 2)).toEqual({ items: [10, 20], next_cursor: '2' })
    expect(numbers([1, 2], 2)).toEqual({ items: [10, 20], next_cursor: null })
    expect(numbers([], 2)).toEqual({ items: [], next_cursor: null })
  })

  it('goes on from the number that its cursor holds', () => {
    expect(cursorNumber(undefined)).toBeNull()
    expect(cursorNumber('42')).toBe(42)
  })

  it.each(['', 'x', '1e3', '-1', '1.5', '9'.repeat(16)])('refuses %j as a cursor', (cursor) => {
    expect(() => cursorNumber(cursor)).toThrow(expect.objectContaining({ code: 'invalid_input' }))
  })
})
