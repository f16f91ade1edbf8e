import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isInRanges, numberOf } from '../../../main/core/values/number-text.ts'

test.each([
  ['12.5', 'point', 12.5],
  ['1,234.5', 'point', 1234.5],
  ["1'234.5", 'point', 1234.5],
  ['1 234,5', 'comma', 1234.5],
  ['1.234,5', 'comma', 1234.5],
  ['1 234', 'comma', 1234],
  ['−3', 'point', -3],
  ['.5', 'point', 0.5],
  ['1e3', 'point', 1000],
  ['12,34', 'point', null],
  ['1 2', 'point', null],
  ['12 %', 'point', null],
  ['', 'point', null],
  ['e5', 'point', null],
  ['0x10', 'point', null],
  ['NaN', 'point', null],
  ['1e999', 'point', null],
] as const)('%j with the %s as the mark is %s', (text, mark, value) => {
  expect(numberOf(text, mark)).toBe(value)
})

test('reads back every number that JavaScript writes', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(numberOf(String(value), 'point')).toBe(value === 0 ? 0 + value : value)
    }),
  )
})

test.each([
  [200, '200-299', true],
  [299, ' 200 - 299 ,304', true],
  [304, '200-299, 304', true],
  [300, '200-299, 304', false],
])('%i in %s: %s', (value, ranges, isIn) => {
  expect(isInRanges(value, ranges)).toBe(isIn)
})
