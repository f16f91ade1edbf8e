/** Errors of the disk, in words. */
import type { ProblemKey } from '../../../../shared/messages/index.ts'
import { DISK_PROBLEMS, systemCode } from '../../../../shared/system-problem.ts'

/** By code of the system, what it means for a folder that was there: it is gone with its disk. */
const WORDS: Readonly<Record<string, ProblemKey>> = {
  ...DISK_PROBLEMS,
  EACCES: 'disk.not_allowed',
  EPERM: 'disk.not_allowed',
  ENOENT: 'disk.gone',
  ENOTDIR: 'disk.gone',
  ENOTCONN: 'disk.gone',
}

/** Whether an error means that a disk or a quota is full. */
export const isFull = (error: Error): boolean => ['ENOSPC', 'EDQUOT'].includes(systemCode(error))

/** Returns what an error of the file system means; null if it is not one that is known. */
export function diskProblem(error: Error): ProblemKey | null {
  return WORDS[systemCode(error)] ?? null
}
