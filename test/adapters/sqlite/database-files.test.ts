/** Files of a database that this user may not write: refused by name before SQLite sees them. */
import { chmodSync, existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { systemClock } from '../../../main/adapters/clock/system.ts'
import { connectToRead } from '../../../main/adapters/sqlite/database-files.ts'
import { takeLock } from '../../../main/adapters/sqlite/lock.ts'
import { openStore } from '../../../main/adapters/sqlite/store.ts'
import { VigieError } from '../../../shared/errors.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

const open = (folder: string) => openStore({ folder, clock: systemClock, pid: 1 })

/** A folder whose database was closed in order, with one file that may only be read. */
function folderWith(name: string): string {
  const folder = tempFolder()
  open(folder).close()
  const file = join(folder, name)
  if (!existsSync(file)) writeFileSync(file, '')
  chmodSync(file, 0o400)
  return folder
}

function refusalOf(act: () => unknown): VigieError {
  try {
    act()
  } catch (error) {
    if (error instanceof VigieError) return error
    throw error
  }
  throw new Error('nothing was refused')
}

// Root may write what others may not, and Windows knows no such rights.
describe.skipIf(process.getuid === undefined || process.getuid() === 0)(
  'a file that may only be read',
  () => {
    it.each(['vigie.db', 'vigie.db-wal', 'vigie.db-shm', 'vigie.lock'])(
      '%s is named with the command',
      (name) => {
        const folder = folderWith(name)
        const { code, params } = refusalOf(() => open(folder))
        expect(code).toBe('database_protected')
        expect(params).toMatchObject({ files: join(folder, name), words: join(folder, name) })
      },
    )

    it('lets Vigie start once the right is given back: nothing was made beside it meanwhile', () => {
      const folder = folderWith('vigie.db')
      refusalOf(() => open(folder))
      refusalOf(() => connectToRead(join(folder, 'vigie.db')))
      expect(existsSync(join(folder, 'vigie.db-shm'))).toBe(false)
      chmodSync(join(folder, 'vigie.db'), 0o600)
      open(folder).close()
    })

    it('is no lock for two: SQLite would give it to both', () => {
      const folder = folderWith('vigie.lock')
      const holder = { pid: 1, started_at: '2026-03-10T09:00:00Z' }
      expect(refusalOf(() => takeLock(folder, holder)).code).toBe('database_protected')
    })
  },
)
