import { expect, it } from 'vitest'
import { occupationCodeSchema } from '../../shared/occupation.ts'

it('a code is taken as people type it, and is one letter and four digits', () => {
  expect(occupationCodeSchema.parse(' m1805 ')).toBe('M1805')
  expect(occupationCodeSchema.safeParse('M18').success).toBe(false)
})
