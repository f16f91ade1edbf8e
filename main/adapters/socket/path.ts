/** The path of a data folder's local socket: short, the same for all processes of a user, private to that user. */
import { createHash } from 'node:crypto'
import { mkdirSync, realpathSync, statSync } from 'node:fs'
import { homedir, tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { VigieError } from '../../../shared/errors.ts'

/** Unix sockets have at most 104 characters on macOS and 108 on Linux, so the path contains a hash of the folder. */
export function socketPath(dataFolder: string, env: NodeJS.ProcessEnv = process.env): string {
  const name = createHash('sha256')
    .update(`${homedir()}\0${realpathSync(dataFolder)}`)
    .digest('hex')
    .slice(0, 16)
  return process.platform === 'win32'
    ? `\\\\.\\pipe\\vigie-${name}`
    : join(runtimeFolder(env), `${name}.sock`)
}

/** @throws VigieError socket_unavailable if the folder belongs to another user */
function runtimeFolder(env: NodeJS.ProcessEnv): string {
  const { uid, username } = userInfo()
  const folder = env.XDG_RUNTIME_DIR
    ? join(env.XDG_RUNTIME_DIR, 'vigie')
    : join(tmpdir(), `vigie-${username}`)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const found = statSync(folder)
    if (found.uid === uid && (found.mode & 0o077) === 0) return folder
  } catch (error) {
    throw new VigieError(
      'socket_unavailable',
      { path: folder, detail: (error as Error).message },
      { cause: error },
    )
  }
  throw new VigieError('socket_unavailable', { path: folder, detail: { told: 'folder.open' } })
}
