import { expect, test } from 'vitest'
import { textsIn } from '../../renderer/words/texts.ts'
import { Localizer } from '../../renderer/words/words.ts'
import { typedNumber } from '../../shared/typed-number.ts'

test.each([
  ['1 250,50', 'fr', 1250.5],
  ['1\u202f250\u202f000,5', 'fr', 1_250_000.5],
  ['1\u00a0250', 'fr', 1250],
  ['1.250', 'fr', 1.25],
  ['0,125', 'fr', 0.125],
  ['1,250.50', 'en', 1250.5],
  ['1,250', 'en', 1250],
  ['0,125', 'en', 0.125],
  ['12,5', 'en', 12.5],
  ['−3', 'fr', -3],
] as const)('%s in %s is %d', (text, language, number) => {
  expect(typedNumber(text, language)).toBe(number)
})

test.each(['', 'abc', '0x10', 'Infinity', '1 25', '12 50', '1,2,3', '1.250,5'])('%j is no number', (text) => {
  expect(typedNumber(text, 'fr')).toBeNaN()
})

test.each(['fr', 'en'] as const)('what the panel writes in %s can be typed again', (language) => {
  const words = new Localizer(language, language, textsIn(language))
  for (const value of [1250.5, 1_234_567.25, 0.125, -42])
    expect(typedNumber(words.exact(value), language)).toBe(value)
})
