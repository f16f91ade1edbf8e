/** Errors of the operating system, in words. */
import { type LocalizableMessage, literalMessage, messageOf } from './errors.ts'
import type { ProblemKey } from './messages/index.ts'

/** By code of the system (errno(3)), what it means of a disk, whatever was asked of it. */
export const DISK_PROBLEMS = {
  EROFS: 'disk.read_only',
  EIO: 'disk.broken',
  ENXIO: 'disk.gone',
  ENODEV: 'disk.gone',
  ESTALE: 'disk.gone',
  EFBIG: 'disk.file_too_big',
  EMFILE: 'disk.too_many_open',
  ENFILE: 'disk.too_many_open',
  ENAMETOOLONG: 'disk.name_too_long',
  EBUSY: 'disk.busy',
  ETXTBSY: 'disk.busy',
} as const satisfies Readonly<Record<string, ProblemKey>>

/** The same, with what it means for whoever named the path or the address. */
const WORDS: Readonly<Record<string, ProblemKey>> = {
  ...DISK_PROBLEMS,
  EACCES: 'system.not_allowed',
  EPERM: 'system.not_allowed',
  ENOENT: 'system.absent',
  ENOTDIR: 'system.no_folder',
  EISDIR: 'system.folder',
  EEXIST: 'system.exists',
  ELOOP: 'system.loop',
  EADDRINUSE: 'system.address_taken',
  EADDRNOTAVAIL: 'system.no_address',
  SQLITE_CANTOPEN: 'system.not_allowed',
  SQLITE_READONLY: 'system.not_allowed',
}

/** Returns what an error of the system means; one without words keeps its own text. */
export function systemProblem(error: unknown): LocalizableMessage {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined
  const told = WORDS[code ?? '']
  return told === undefined ? literalMessage(messageOf(error)) : { told }
}
