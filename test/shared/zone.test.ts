/** The zones that this machine knows. */
import { expect, test, vi } from 'vitest'
import { zoneSchema } from '../../shared/vocabulary.ts'

test.each([
  ['Europe/Paris', true],
  ['UTC', true],
  ['Europe/Nowhere', false],
  ['', false],
])('“%s”: known %s', (name, known) => {
  expect(zoneSchema.safeParse(name).success).toBe(known)
  expect(zoneSchema.safeParse(name).success).toBe(known)
})

test('a zone is asked for once: each answer with a schedule is checked', () => {
  const asked = vi.spyOn(Intl, 'DateTimeFormat')
  for (let times = 0; times < 3; times += 1) expect(zoneSchema.safeParse('Asia/Tokyo').success).toBe(true)
  expect(asked).toHaveBeenCalledTimes(1)
})
