import { describe, expect, test } from 'vitest'
import { fold } from '../../../main/core/maintenances/fold.ts'

describe('names are compared without accents, case and repeated spaces', () => {
  test.each([
    ['', ''],
    [' ', ''],
    ['Pump 7', 'pump 7'],
    ['C-12/b_(x)', 'c-12/b_(x)'],
    ['Pump  7', 'pump 7'],
    [' Pump 7 ', 'pump 7'],
    ['Pump\t7\n', 'pump 7'],
    ['Pump\u00a07', 'pump 7'],
    ['Pump\u007f7', 'pump\u007f7'],
    ['Été à Orly', 'ete a orly'],
    ['E\u0301te\u0301', 'ete'],
    ['İzmir', 'izmir'],
  ])('%j is %j', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  test('any text of ASCII is folded as Unicode says', () => {
    const signs = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code))
    const slowly = (text: string) =>
      text
        .normalize('NFD')
        .replace(/\p{M}+/gu, '')
        .toLowerCase()
        .replace(/\s+/g, ' ')
        .trim()
    for (const before of signs)
      for (const after of signs) expect(fold(`${before}A${after}`)).toBe(slowly(`${before}A${after}`))
  })
})
