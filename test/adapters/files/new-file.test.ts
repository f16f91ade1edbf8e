/** What is written aside is a new file of its owner, whatever stood there before. */
import { existsSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openNew, reserveNew } from '../../../main/adapters/files/new-file.ts'
import { backup } from '../../../main/adapters/sqlite/backup.ts'
import { openDatabase } from '../../../main/adapters/sqlite/database.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

const ways = {
  openNew: async (path: string) => {
    const file = await openNew(path)
    await file.writeFile('new')
    await file.close()
  },
  reserveNew: async (path: string) => {
    reserveNew(path)
    writeFileSync(path, 'new')
  },
}

describe.each(Object.entries(ways))('%s', (_name, write) => {
  it.skipIf(process.platform === 'win32')('does not follow a planted link', async () => {
    const folder = tempFolder()
    const victim = join(folder, 'victim')
    writeFileSync(victim, 'precious')
    symlinkSync(victim, join(folder, 'copy.part'))
    await write(join(folder, 'copy.part'))
    expect(readFileSync(victim, 'utf8')).toBe('precious')
    expect(readFileSync(join(folder, 'copy.part'), 'utf8')).toBe('new')
  })

  it.skipIf(process.platform === 'win32')('lets only the owner read, whatever the umask', async () => {
    const before = process.umask(0)
    const path = join(tempFolder(), 'copy.part')
    await write(path)
    process.umask(before)
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('replaces what an interrupted attempt left', async () => {
    const path = join(tempFolder(), 'copy.part')
    writeFileSync(path, 'half of something longer')
    await write(path)
    expect(readFileSync(path, 'utf8')).toBe('new')
  })
})

it.skipIf(process.platform === 'win32')('a backup overwrites nothing through a planted link', async () => {
  const folder = tempFolder()
  const victim = join(folder, 'victim')
  writeFileSync(victim, 'precious')
  symlinkSync(victim, join(folder, 'copy.db.part'))
  const db = openDatabase(join(folder, 'vigie.db'))
  await backup(db, join(folder, 'copy.db'))
  db.close()
  expect(readFileSync(victim, 'utf8')).toBe('precious')
  expect(existsSync(join(folder, 'copy.db'))).toBe(true)
  expect(statSync(join(folder, 'copy.db')).mode & 0o777).toBe(0o600)
})
