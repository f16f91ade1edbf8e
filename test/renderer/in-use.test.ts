/** Whether the first questions are still to be asked. */
import { expect, test } from 'vitest'
import { inUse } from '../../renderer/shell/in-use.ts'
import { settingsSchema } from '../../shared/settings.ts'

const fresh = settingsSchema.parse({})
const withChannel = settingsSchema.parse({
  notifications: { channels: { phone: { preset: 'ntfy', options: { topic: 't' } } } },
})
const withDays = settingsSchema.parse({ calendars: { plant: { days: ['2026-12-25'] } } })

test('an instance that nobody has set up is not in use', () => {
  expect(inUse([], fresh, 0)).toBe(false)
})

test.each([
  ['an asset or a record', fresh, 1],
  ['a channel', withChannel, 0],
  ['a calendar of free days', withDays, 0],
] as const)('%s shows that its owner has begun', (_, settings, kept) => {
  expect(inUse([], settings, kept)).toBe(true)
})
