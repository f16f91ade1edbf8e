import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DueQueue } from '../../../main/core/schedule/due-queue.ts'

test('Keys come out in the order of their last set time, whatever was set and deleted before', () => {
  const operation = fc.record({
    key: fc.integer({ min: 0, max: 20 }),
    at: fc.option(fc.integer({ min: 0, max: 50 }), { nil: null }),
  })
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 300 }), (operations) => {
      const queue = new DueQueue<number>()
      const expected = new Map<number, number>()
      for (const { key, at } of operations) {
        if (at === null) queue.delete(key)
        else queue.set(key, at)
        if (at === null) expected.delete(key)
        else expected.set(key, at)
      }
      const times = [...expected.values()].sort((a, b) => a - b)
      expect(queue.size).toBe(expected.size)
      expect(queue.earliest()).toBe(times[0] ?? null)
      const taken = queue.takeDue(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY)
      expect(taken.map((key) => expected.get(key))).toEqual(times)
      expect(queue.size).toBe(0)
    }),
  )
})

test('Only what is due comes out, and at most so many', () => {
  const queue = new DueQueue<string>()
  queue.set('c', 30)
  queue.set('a', 10)
  queue.set('b', 20)
  expect(queue.takeDue(20, 1)).toEqual(['a'])
  expect(queue.takeDue(20, 10)).toEqual(['b'])
  expect(queue.takeDue(20, 10)).toEqual([])
  expect(queue.earliest()).toBe(30)
})
