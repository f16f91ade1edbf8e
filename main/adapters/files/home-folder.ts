/** The home folder of this user, whatever the environment says. */
import { homedir, userInfo } from 'node:os'
import { isAbsolute } from 'node:path'
import { VigieError } from '../../../shared/errors.ts'

/**
 * Returns the folder that HOME names; if it is empty or not absolute, the one in the system's list of users.
 * @throws VigieError home_missing if there is neither, as for the numbered users of containers
 */
export function homeFolder(
  named: () => string = homedir,
  listed: () => string = () => userInfo().homedir,
): string {
  try {
    const home = named()
    return isAbsolute(home) ? home : listed()
  } catch (error) {
    throw new VigieError('home_missing', {}, { cause: error })
  }
}

/**
 * Does work of a library that asks for the home folder and then uses it for nothing, as conf and electron-log do if a
 * folder is named: the numbered users of containers have none, and asking would fail.
 */
export function withSomeHome<T>(work: () => T): T {
  if (process.env.HOME !== undefined) return work()
  process.env.HOME = '/'
  try {
    return work()
  } finally {
    delete process.env.HOME
  }
}
