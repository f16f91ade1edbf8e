import { describe, expect, test } from 'vitest'
import { decimalMarkOf, parseAmount } from '../../../main/core/tables/numbers.ts'

describe('an amount', () => {
  test.each([
    ['1250', 1250],
    ['1 250,50 €', 1250.5],
    ['1\u202f250,5', 1250.5],
    ['1,250.50', 1250.5],
    ['1.250,50', 1250.5],
    ['1,250', 1250],
    ['1.250', 1250],
    ['1.234.567', 1_234_567],
    ['0.125', 0.125],
    ['12,5', 12.5],
    ['$ 40', 40],
    ["CHF 1'250.50", 1250.5],
    ['20 € HT', 20],
    ['20 FCFA', 20],
    ['20,-', 20],
    ['(20.00)', -20],
    ['1E-07', 1e-7],
  ])('%s is %f', (text, value) => {
    expect(parseAmount(text, null)).toBe(value)
  })

  test.each(['douze', '1,2,3,4', '', '-', '3 pumps'])('%j is none', (text) => {
    expect(parseAmount(text, null)).toBeNull()
  })

  test('three digits after a mark are decimals if the column has decimals with that mark', () => {
    expect([parseAmount('1.250', '.'), parseAmount('1,250', '.')]).toEqual([1.25, 1250])
    expect([parseAmount('1.250', ','), parseAmount('1,250', ',')]).toEqual([1250, 1.25])
  })
})

test('a column shows its decimal mark, unless its values contradict each other', () => {
  expect(decimalMarkOf(['1.250', '12.5'])).toBe('.')
  expect(decimalMarkOf(['1,250', '3,50 €'])).toBe(',')
  expect(decimalMarkOf(['1.250', '1,250', '40'])).toBeNull()
  expect(decimalMarkOf(['12.500,00', "1'250.50"])).toBeNull()
})
