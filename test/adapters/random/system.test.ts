import { expect, test } from 'vitest'
import { systemRandom } from '../../../main/adapters/random/system.ts'

test('Ids are UUIDs of version 7, all different, and sort by the order they were made in', () => {
  const ids = Array.from({ length: 10_000 }, () => systemRandom.id())
  expect(
    ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)),
  ).toBe(true)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.toSorted()).toEqual(ids)
})
