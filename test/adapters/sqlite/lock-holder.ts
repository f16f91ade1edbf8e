/** A process of its own that takes the lock of a folder, says what came of it, and holds it until it is told to end. */
import { takeLock } from '../../../main/adapters/sqlite/lock.ts'
import { VigieError } from '../../../shared/errors.ts'

const folder = String(process.argv[2])
process.stdin.resume()
process.stdin.on('end', () => process.exit(0))
try {
  takeLock(folder, { pid: process.pid, started_at: '2026-11-22T15:20:00+01:00' })
  process.stdout.write('held\n')
} catch (error) {
  process.stdout.write(`${error instanceof VigieError ? `${error.code} ${error.params.pid}` : error}\n`)
}
