import { expect, test } from 'vitest'
import { merged } from '../../../main/core/settings/merge.ts'

test('objects are merged, everything else is replaced', () => {
  const current = { door: { port: 1, host: 'a' }, list: [1, 2], kept: true }
  expect(merged(current, { door: { port: 2 }, list: [3] })).toEqual({
    door: { port: 2, host: 'a' },
    list: [3],
    kept: true,
  })
})

test('null is a value, not a deletion', () => {
  expect(merged({ halt_after: 5 }, { halt_after: null })).toEqual({ halt_after: null })
})

test('neither argument changes', () => {
  const current = { a: { b: 1 } }
  merged(current, { a: { c: 2 } })
  expect(current).toEqual({ a: { b: 1 } })
})

test('a field named __proto__ changes no prototype', () => {
  const result = merged({}, JSON.parse('{"__proto__": {"polluted": true}}')) as Record<string, unknown>
  expect(Object.getPrototypeOf(result)).toBe(Object.prototype)
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
})
