import { chmodSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, test } from 'vitest'
import { codeFolder, deleteOldCode } from '../../../main/adapters/files/code-folder.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

test.skipIf(process.platform === 'win32')(
  'compiled code is kept in a folder that only its owner reads',
  () => {
    const caches = tempFolder()
    const folder = codeFolder({ XDG_CACHE_HOME: caches }, 'linux')
    expect(folder).toBe(join(caches, 'vigie', 'code'))
    expect(statSync(folder ?? '').mode & 0o777).toBe(0o700)
  },
)

test.skipIf(process.platform === 'win32')('nothing is kept where others may write', () => {
  const env = { XDG_CACHE_HOME: tempFolder() }
  chmodSync(codeFolder(env, 'linux') ?? '', 0o770)
  expect(codeFolder(env, 'linux')).toBeNull()
})

it('nothing is kept without a folder for caches', () => {
  const file = join(tempFolder(), 'file')
  writeFileSync(file, '')
  expect(codeFolder({ XDG_CACHE_HOME: file }, 'linux')).toBeNull()
  expect(codeFolder({}, 'win32')).toBeNull()
})

test('what was compiled before this version was installed is deleted, the rest is kept', async () => {
  const folder = tempFolder()
  const compiled = join(folder, 'v24-x64')
  mkdirSync(compiled)
  for (const [name, second] of [
    ['earlier', 100],
    ['own', 300],
  ] as const) {
    writeFileSync(join(compiled, name), '')
    utimesSync(join(compiled, name), second, second)
  }
  expect(await deleteOldCode(folder, 200_000)).toBe(1)
  expect(readdirSync(compiled)).toEqual(['own'])
})

test('nothing is deleted of what was compiled after the installation', async () => {
  const folder = tempFolder()
  writeFileSync(join(folder, 'new'), '')
  expect(await deleteOldCode(folder)).toBe(0)
})
