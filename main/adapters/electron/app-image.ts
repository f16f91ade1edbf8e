/** The AppImage that this program runs from. */
import { realpathSync } from 'node:fs'
import { sep } from 'node:path'

/**
 * Its own file, or null where the program runs from none. What an AppImage starts inherits its variables: they are ours
 * only where our program lies in the mount that they name. Any other image is somebody else's, not to be started at
 * login and not to be replaced.
 */
export function ownAppImage({ env, execPath }: Pick<NodeJS.Process, 'env' | 'execPath'>): string | null {
  const { APPDIR: mount, APPIMAGE: image } = env
  if (!image || !mount) return null
  return real(execPath).startsWith(real(mount).replace(/\/*$/, sep)) ? image : null
}

/** As it is where it is not there. */
function real(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    // The mount of an image that has ended: then it is not ours either.
    return path
  }
}
