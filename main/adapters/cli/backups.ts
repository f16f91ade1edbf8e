/** Database backups: make one, restore one. */
import { resolve } from 'node:path'
import { toInstant } from '../../../shared/time/instant.ts'
import { systemClock } from '../clock/system.ts'
import { fileStamp } from '../files/stamp.ts'
import { backupInOneGo } from '../sqlite/backup.ts'
import { connectToRead } from '../sqlite/database-files.ts'
import { takeLock } from '../sqlite/lock.ts'
import { restore } from '../sqlite/restore.ts'
import { databasePath, makeDataFolder } from '../sqlite/store.ts'
import { type Cli, command, type Register } from './base.ts'

/** Adds `backup`, which also works while an instance runs, and `restore`, which refuses to. */
export const register: Register = (program, cli) => {
  command(program, 'backup <file>', 'vigie backup vigie-copy.db').action(async (file: string) =>
    cli.print(await copy(cli, resolve(file)), ({ path }) => path),
  )

  command(program, 'restore <file>', 'vigie restore vigie-copy.db').action((file: string) =>
    cli.print(putBack(cli, resolve(file)), ({ replaced }) =>
      replaced === null ? cli.say('is_restored') : cli.say('restored_over', { kept: replaced }),
    ),
  )
}

async function copy(cli: Cli, path: string): Promise<{ path: string }> {
  const db = connectToRead(databasePath(cli.dataFolder))
  try {
    await backupInOneGo(db, path)
    return { path }
  } finally {
    db.close()
  }
}

/** Only while no instance runs: it takes the lock meanwhile. A new machine may have no data folder yet. */
function putBack(cli: Cli, file: string): { replaced: string | null } {
  const clock = systemClock
  makeDataFolder(cli.dataFolder)
  const lock = takeLock(cli.dataFolder, {
    pid: process.pid,
    started_at: toInstant(clock.now(), clock.zone()),
  })
  try {
    return { replaced: restore(file, databasePath(cli.dataFolder), fileStamp(clock)) }
  } finally {
    lock.release()
  }
}
