/** Settings are looked at only if a change concerns them, and there all of them. */
import { expect, test } from 'vitest'
import { assertUsableSettings } from '../../../main/adapters/settings/assert-usable.ts'
import { settingsSchema } from '../../../shared/settings.ts'

const withRoots = (...roots: string[]) => settingsSchema.parse({ door: { roots } })

test('a relative root that was there before stays, and a further one is refused by its place', () => {
  const before = withRoots('old')
  assertUsableSettings(withRoots('old', '/srv/exports'), before)
  expect(() => assertUsableSettings(withRoots('old', 'new'), before)).toThrow(
    expect.objectContaining({
      code: 'invalid_input',
      params: { field: 'door.roots[1]', problem: { told: 'not_absolute' } },
    }),
  )
})
