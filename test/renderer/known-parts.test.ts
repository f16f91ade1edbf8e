/** What an answer has in common with the one before: the same objects, so that nothing that shows them is drawn again. */
import { expect, test } from 'vitest'
import { withKnownParts } from '../../renderer/store/known-parts.ts'

const known = {
  jobs: [
    { id: 'a', run: null },
    { id: 'b', run: { n: 1 } },
  ],
  more: false,
}

test('an equal answer is the one that is known', () => {
  expect(withKnownParts(known, structuredClone(known))).toBe(known)
})

test('another answer keeps the parts that are equal, in its own order and number', () => {
  const told = {
    jobs: [
      { id: 'a', run: null },
      { id: 'b', run: { n: 2 } },
      { id: 'c', run: null },
    ],
    more: false,
  }
  const found = withKnownParts(known, structuredClone(told))
  expect(found).toEqual(told)
  expect(found.jobs[0]).toBe(known.jobs[0])
  expect(found.jobs[1]).not.toBe(known.jobs[1])
})

test.each([
  ['a field that is gone', { a: 1, b: undefined }, { a: 1 }],
  ['a field that is new', { a: 1 }, { a: 1, b: undefined }],
  ['a shorter list', [1, 2], [1]],
  ['an object in place of a list', [], {}],
  ['nothing in place of something', { a: 1 }, null],
])('%s is told', (_what, before, told: unknown) => {
  expect(withKnownParts(before, told)).toStrictEqual(told)
})
