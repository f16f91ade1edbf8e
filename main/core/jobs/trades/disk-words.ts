/** Errors of the disk, in words. */
import type { ProblemKey } from '../../../../shared/messages/index.ts'

/** By code of the system, what it means for the owner (errno(3)). */
const WORDS: Readonly<Record<string, ProblemKey>> = {
  EROFS: 'disk.read_only',
  EACCES: 'disk.not_allowed',
  EPERM: 'disk.not_allowed',
  EIO: 'disk.broken',
  ENXIO: 'disk.gone',
  ENODEV: 'disk.gone',
  ENOENT: 'disk.gone',
  ENOTDIR: 'disk.gone',
  ENOTCONN: 'disk.gone',
  ESTALE: 'disk.gone',
  EFBIG: 'disk.file_too_big',
  EMFILE: 'disk.too_many_open',
  ENFILE: 'disk.too_many_open',
  ENAMETOOLONG: 'disk.name_too_long',
  EBUSY: 'disk.busy',
  ETXTBSY: 'disk.busy',
}

/** An error from another thread has lost its code, but not its message, which begins with it. */
const codeIn = (error: Error): string | undefined =>
  (error as NodeJS.ErrnoException).code ?? /^(E[A-Z0-9]+)[:,]/.exec(error.message)?.[1]

/** Whether an error means that a disk or a quota is full. */
export const isFull = (error: Error): boolean => ['ENOSPC', 'EDQUOT'].includes(codeIn(error) ?? '')

/** Returns what an error of the file system means; null if it is not one that is known. */
export function diskProblem(error: Error): ProblemKey | null {
  return WORDS[codeIn(error) ?? ''] ?? null
}
