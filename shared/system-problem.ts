/** Errors of the operating system, in words. */
import { type LocalizableMessage, literalMessage, messageOf, VigieError } from './errors.ts'
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
  ERR_FS_EISDIR: 'system.folder',
  ENOSPC: 'system.full',
  EDQUOT: 'system.full',
  ENOTEMPTY: 'system.not_empty',
  ENOMEM: 'system.no_memory',
  ERR_WORKER_OUT_OF_MEMORY: 'system.no_memory',
  ENOEXEC: 'system.no_program',
  ENOSYS: 'system.unsupported',
  ENOTSUP: 'system.unsupported',
  EOPNOTSUPP: 'system.unsupported',
  EEXIST: 'system.exists',
  ELOOP: 'system.loop',
  EADDRINUSE: 'system.address_taken',
  EADDRNOTAVAIL: 'system.no_address',
  SQLITE_CANTOPEN: 'system.not_allowed',
  SQLITE_READONLY: 'system.not_allowed',
  SQLITE_BUSY: 'disk.busy',
  SQLITE_NOTADB: 'system.no_database',
  SQLITE_CORRUPT: 'system.damaged',
  SQLITE_FULL: 'system.full',
  SQLITE_IOERR: 'disk.broken',
}

/**
 * Returns the code of an error of the system, empty if it has none. An error from another thread, or one that a library wraps,
 * has it only in its message.
 */
export const systemCode = (error: unknown): string =>
  error instanceof Error
    ? String('code' in error ? error.code : (/(?:^|[.:] )(E[A-Z0-9]+)[:,]/.exec(error.message)?.[1] ?? ''))
    : ''

/** Returns what an error of the system means; one that is none of the system keeps its own text. */
export function systemProblem(error: unknown): LocalizableMessage {
  const code = systemCode(error)
  // SQLite has codes of several parts: SQLITE_IOERR_WRITE.
  const messageKey = WORDS[code] ?? WORDS[/^SQLITE_[A-Z]+/.exec(code)?.[0] ?? '']
  if (messageKey !== undefined) return { messageKey }
  return /^E[A-Z0-9]+$/.test(code)
    ? { messageKey: 'system.other', params: { code } }
    : literalMessage(messageOf(error))
}

/** Returns the message of any error: its own if Vigie has words for it, otherwise what it means of the system. */
export const messageFrom = (error: unknown): LocalizableMessage =>
  error instanceof VigieError ? error.localizable : systemProblem(error)
