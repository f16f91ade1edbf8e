import { spawnSync } from 'node:child_process'
import { existsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeFolder } from '../../../main/adapters/files/make-folder.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

test('those above it are made too, all with the mode, and once is as good as twice', () => {
  const above = join(tempFolder(), 'a')
  for (const _ of 'ab') makeFolder(join(above, 'b'), 0o700)
  expect(statSync(join(above, 'b')).isDirectory()).toBe(true)
  if (process.platform !== 'win32') expect(statSync(above).mode & 0o777).toBe(0o700)
})

test('nothing is made where a file stands in the way', () => {
  const file = join(tempFolder(), 'file')
  writeFileSync(file, '')
  expect(() => makeFolder(join(file, 'b'))).toThrow('file')
})

test.skipIf(!existsSync('/proc/self'))(
  'a place without room for folders is refused at once',
  () => {
    const cli = join(import.meta.dirname, '../../../main/cli.ts')
    for (const words of [['start'], ['serve'], ['token']]) {
      const { status, stderr } = spawnSync(process.execPath, [cli, ...words, '--data', '/proc/x/y'], {
        encoding: 'utf8',
        timeout: 20_000,
      })
      expect([status, stderr]).toEqual([expect.any(Number), expect.stringContaining('/proc/x')])
    }
  },
  60_000,
)
