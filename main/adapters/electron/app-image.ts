/** Finds the AppImage this program runs from. */
import { realpathSync } from 'node:fs'
import { sep } from 'node:path'

/**
 * Returns its own file, or null if the program does not run from an AppImage. Child processes of an AppImage
 * inherit its variables: they apply only if our program is inside the mount they name. Any other image is
 * another program's, and must not be started at login or replaced.
 */
export function ownAppImage({ env, execPath }: Pick<NodeJS.Process, 'env' | 'execPath'>): string | null {
  const { APPDIR: mount, APPIMAGE: image } = env
  if (!image || !mount) return null
  return real(execPath).startsWith(real(mount).replace(/\/*$/, sep)) ? image : null
}

/** Returns the real path, or the path itself if it does not exist. */
function real(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    // The mount of an image that has ended: not ours either.
    return path
  }
}
