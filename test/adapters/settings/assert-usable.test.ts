/** Settings are looked at only if a change concerns them, and there all of them. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { assertUsableSettings } from '../../../main/adapters/settings/assert-usable.ts'
import type { VigieError } from '../../../shared/errors.ts'
import { settingsSchema } from '../../../shared/settings.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

const withRoots = (...roots: string[]) => settingsSchema.parse({ door: { roots } })

test('a relative root that was there before stays, and a further one is refused by its place', () => {
  const before = withRoots('old')
  assertUsableSettings(withRoots('old', tempFolder()), before)
  expect(() => assertUsableSettings(withRoots('old', 'new'), before)).toThrow(
    expect.objectContaining({
      code: 'invalid_input',
      params: { field: 'door.roots[1]', problem: { messageKey: 'not_absolute' } },
    }),
  )
})

test('a root that is not there, or no folder, is refused by its place', () => {
  const file = join(tempFolder(), 'file')
  writeFileSync(file, '')
  const refused = (root: string) => {
    try {
      assertUsableSettings(withRoots(root), withRoots())
    } catch (error) {
      return (error as VigieError).params
    }
    return null
  }
  expect(refused('/nowhere')).toEqual({ field: 'door.roots[0]', problem: { messageKey: 'system.absent' } })
  expect(refused(file)).toEqual({ field: 'door.roots[0]', problem: { messageKey: 'system.file' } })
})
