import { expect, test } from 'vitest'
import { changedPart } from '../../../../main/core/jobs/figures/changed-part.ts'

const page = (price: string) =>
  `Welcome to the shop of spare parts for old pumps. Our seals cost ${price} each, and arrive within two days or are free of charge.`

test('a change is shown with the words around it, on both sides', () => {
  expect(changedPart(page('12,50 €'), page('13,90 €'))).toEqual({
    before: '… parts for old pumps. Our seals cost 12,50 € each, and arrive within two days or …',
    after: '… parts for old pumps. Our seals cost 13,90 € each, and arrive within two days or …',
  })
})

test('what was added is absent before, what was removed absent after', () => {
  expect(changedPart('Open on Monday', 'Open on Monday and Tuesday')).toEqual({
    before: 'Open on Monday',
    after: 'Open on Monday and Tuesday',
  })
})

test('a text that repeats itself is not counted twice', () => {
  expect(changedPart('a a', 'a a a')).toEqual({ before: 'a a', after: 'a a a' })
})

test('two texts without anything in common are shown by their beginnings', () => {
  const part = changedPart('x '.repeat(500), 'y '.repeat(500))
  expect(part?.before).toMatch(/^(x ){20,}…$/)
  expect(part?.after.length).toBeLessThan(200)
})

test('equal texts have no change', () => {
  expect(changedPart('same', 'same')).toBeNull()
})

test('no half letter is left where a long word is cut', () => {
  const part = changedPart(`${'🛢'.repeat(100)}a`, `${'🛢'.repeat(100)}b`)
  expect(part?.after).toBe(part?.after.toWellFormed())
})
