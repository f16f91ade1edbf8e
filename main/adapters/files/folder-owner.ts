/** Whose a file or folder is: a Vigie that runs as root leaves files there that their owner can no longer read. */
import { statSync } from 'node:fs'
import { VigieError } from '../../../shared/errors.ts'
import { shellWord } from './shell-word.ts'
import { userWords } from './user-words.ts'

/**
 * Returns the number of the user whose path this is, if it is another than ours; null if it is ours, does not exist, or
 * the system has no such numbers (Windows).
 */
export function otherOwner(path: string, ours: number | undefined = process.getuid?.()): number | null {
  try {
    const { uid } = statSync(path)
    return ours === undefined || uid === ours ? null : uid
  } catch {
    return null
  }
}

/**
 * Root may write everywhere, and what it writes is root's: it keeps off a data folder of another user.
 * @throws VigieError folder_of_another_user
 */
export function assertNotAsRoot(folder: string, ours: number | undefined = process.getuid?.()): void {
  const user = ours === 0 ? otherOwner(folder, ours) : null
  if (user !== null)
    throw new VigieError('folder_of_another_user', {
      path: folder,
      ...userWords(user),
      data: shellWord(folder),
    })
}
