/** Two users and one data folder: root keeps off another user's, and who cannot see an instance is told whose it is. */
import { chownSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { assertNotAsRoot, otherOwner } from '../../../main/adapters/files/folder-owner.ts'
import { foreignHolder, takeLock } from '../../../main/adapters/sqlite/lock.ts'
import { vigie } from '../../helpers/instance.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

const isRoot = process.getuid?.() === 0
const holder = { pid: 42, started_at: '2026-11-22T15:20:00+01:00' }

/** A folder of a user that this process is not. */
function foreignFolder(): string {
  const folder = tempFolder()
  if (isRoot) chownSync(folder, 4321, 4321)
  return folder
}

it('root is refused on a folder of another user, with the command to run instead', () => {
  const folder = foreignFolder()
  expect(() => assertNotAsRoot(folder, 0)).toThrow(/sudo -u \S+ vigie start --data/)
})

it('another user than root may share a folder: the system decides what it may write', () => {
  expect(() => assertNotAsRoot(foreignFolder(), 99)).not.toThrow()
})

it('what does not exist yet belongs to nobody', () => {
  expect(otherOwner(join(tempFolder(), 'none'), 0)).toBeNull()
})

it.skipIf(!isRoot)('a start by root leaves no file in a folder of another user', async () => {
  const folder = foreignFolder()
  const { code, err } = await vigie(folder, 'start')
  expect({ code, err }).toMatchObject({ code: 8, err: expect.stringContaining('number 4321') })
  expect((await vigie(folder, 'settings', 'set', 'storage.log_days=30')).err).toContain('number 4321')
  expect(otherOwner(join(folder, 'logs'), 4321)).toBeNull()
})

it('an instance whose file another user wrote is named as that user’s, until it has ended', () => {
  const folder = tempFolder()
  const lock = takeLock(folder, holder)
  expect(foreignHolder(folder, 0)).toBe(0)
  lock.release()
  expect(foreignHolder(folder, 0)).toBeNull()
  expect(foreignHolder(folder)).toBeNull()
})

it('a backup into a folder that may not be entered is refused in a sentence', async () => {
  const folder = tempFolder()
  await vigie(folder, 'settings', 'get')
  writeFileSync(join(folder, 'file'), '')
  mkdirSync(join(folder, 'there'))
  const { code, err } = await vigie(folder, 'backup', join(folder, 'file', 'x.db'))
  expect({ code, err }).toMatchObject({ code: 9, err: expect.stringContaining('could not be written') })
})
