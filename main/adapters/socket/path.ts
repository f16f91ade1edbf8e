/** The path of a data folder's local socket: short, in a folder that only this user can use. */
import { createHash } from 'node:crypto'
import { lstatSync, realpathSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { VigieError } from '../../../shared/errors.ts'
import { makeFolder } from '../files/make-folder.ts'

/** Unix sockets have at most 104 characters on macOS and 108 on Linux, so the path contains a hash of the folder. */
const LONGEST = 103

/**
 * Returns the first path that fits, in a folder of this user alone: the runtime folder of the session, the temporary folder,
 * or the data folder itself. Another user may have made the second one before us, to receive what we send.
 * @throws VigieError socket_unavailable if none can be used
 */
export function socketPath(dataFolder: string, env: NodeJS.ProcessEnv = process.env): string {
  const folder = realpathSync(dataFolder)
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16)
  if (process.platform === 'win32') return `\\\\.\\pipe\\vigie-${userInfo().username}-${name}`
  const places = [
    ...(env.XDG_RUNTIME_DIR ? [join(env.XDG_RUNTIME_DIR, 'vigie')] : []),
    join(tmpdir(), `vigie-${process.getuid?.() ?? 'user'}`),
    join(folder, 'run'),
  ]
  // A place that depends on the working folder would be another one for each command.
  const usable = places.find(
    (place) => isAbsolute(place) && join(place, `${name}.sock`).length <= LONGEST && isPrivate(place),
  )
  if (usable === undefined)
    throw new VigieError('socket_unavailable', {
      path: places.join(', '),
      detail: { messageKey: 'folder.open' },
    })
  return join(usable, `${name}.sock`)
}

/** Whether a folder is, or could be made, this user's alone; a link to one is not. */
function isPrivate(folder: string): boolean {
  try {
    makeFolder(folder, 0o700)
    const found = lstatSync(folder)
    return found.isDirectory() && isOurs(found.uid) && (found.mode & 0o077) === 0
  } catch {
    return false
  }
}

const isOurs = (uid: number): boolean => uid === process.getuid?.()

/** Whether what lies at a path belongs to this user, or to the user that root looks at. A pipe of Windows has no owner. */
export function isOwnSocket(path: string): boolean {
  if (process.platform === 'win32') return true
  try {
    const { uid } = lstatSync(path)
    return isOurs(uid) || process.getuid?.() === 0
  } catch {
    return false
  }
}
