import fc from 'fast-check'
import { expect, it } from 'vitest'
import { excerpt } from '../../shared/excerpt.ts'

it.each([
  ['Your credit balance is too low', 40, 'Your credit balance is too low'],
  ['Your credit balance is too low', 20, 'Your credit balance…'],
  ['Your credit balance is too low', 22, 'Your credit balance…'],
  ['unspaced-text-of-a-proxy', 9, 'unspaced…'],
  ['  padded  ', 8, 'padded'],
])('%s, in %i characters, is %s', (text, most, expected) => {
  expect(excerpt(text, most)).toBe(expected)
})

it('is never longer than allowed, and ends with a whole word where there is more than one', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 2 }),
      fc.integer({ min: 11, max: 60 }),
      (words, most) => {
        const short = excerpt(words.join(' '), most)
        expect(short.length).toBeLessThanOrEqual(most)
        for (const word of short.replace('…', '').split(' ')) expect(words).toContain(word)
      },
    ),
  )
})
