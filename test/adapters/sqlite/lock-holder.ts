/** A separate process that takes the lock of a folder, reports the result, and holds it until told to end. */
import { type DataFolderLock, takeLock } from '../../../main/adapters/sqlite/lock.ts'
import { VigieError } from '../../../shared/errors.ts'

const folder = String(process.argv[2])
let lock: DataFolderLock | null = null
process.stdin.resume()
// Keeps a reference to the lock: otherwise the garbage collector would close it, with its database.
process.stdin.on('end', () => {
  lock?.release()
  process.exit(0)
})
try {
  lock = takeLock(folder, { pid: process.pid, started_at: '2026-11-22T15:20:00+01:00' })
  process.stdout.write('held\n')
} catch (error) {
  process.stdout.write(`${error instanceof VigieError ? `${error.code} ${error.params.pid}` : error}\n`)
}
