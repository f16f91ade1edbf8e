/** Why a path cannot be a folder, whoever asks: something else is there, or a part of it leads nowhere. */
import { accessSync, constants, lstatSync, readlinkSync, type Stats, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type LocalizableMessage, VigieError } from '../../../shared/errors.ts'
import { systemProblem } from '../../../shared/system-problem.ts'
import { otherOwner } from './folder-owner.ts'
import { userWords } from './user-words.ts'

const codeOf = (error: unknown): string => String((error as NodeJS.ErrnoException).code)

/** Returns what is in the way; null if a folder is there, could be made as far as can be seen, or nothing can be seen. */
export function folderProblem(path: string): LocalizableMessage | null {
  try {
    const place = nearest(path)
    const found = statSync(place)
    if (found.isDirectory()) return null
    return place === path
      ? { messageKey: 'system.file' }
      : { messageKey: 'system.below_file', params: { part: place } }
  } catch (error) {
    return codeOf(error) === 'EACCES' ? null : unfollowable(path, error)
  }
}

/** The same of what would be inside a folder: that is named if it is none. */
export const problemInside = (folder: string): LocalizableMessage | null => folderProblem(join(folder, 'x'))

/** The path itself, or the nearest part of it that is there, be it a link that leads nowhere. */
function nearest(path: string): string {
  const above = dirname(path)
  return above === path || entryAt(path) !== null ? path : nearest(above)
}

function entryAt(path: string): Stats | null {
  try {
    return lstatSync(path)
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return null
    throw error
  }
}

function unfollowable(path: string, error: unknown): LocalizableMessage {
  if (codeOf(error) !== 'ENOENT') return systemProblem(error)
  const part = nearest(path)
  return { messageKey: 'system.link_nowhere', params: { part, target: readlinkSync(part) } }
}

/** Returns why a folder may not be entered, where nothing is found although it may be there; null if it may, or is not there. */
function entryProblem(path: string): LocalizableMessage | null {
  try {
    accessSync(path, constants.X_OK)
    return null
  } catch (error) {
    if (codeOf(error) !== 'EACCES') return null
    const user = otherOwner(path)
    return user === null
      ? systemProblem(error)
      : { messageKey: 'system.other_user', params: { user: userWords(user).user } }
  }
}

/** Returns the same path. @throws VigieError path_unusable if it cannot be a folder, or one that may not be entered */
export function assertFolder(path: string): string {
  const detail = folderProblem(path) ?? entryProblem(path)
  if (detail !== null) throw new VigieError('path_unusable', { path, detail })
  return path
}
