/**
 * The log's file and screen, written by electron-log. Failures are reported on standard error: once, and
 * again after a successful write in between.
 */
import electronLog from 'electron-log/node.js'
import { localize } from '../../../shared/errors.ts'
import { systemProblem } from '../../../shared/system-problem.ts'
import { withSomeHome } from '../files/home-folder.ts'
import { archive, currentFile } from './rotation.ts'

/** Where log lines go, and when their file is archived. */
export interface LogWriterOptions {
  readonly folder: string
  /** Also prints each line, for example to standard error; null to print none. */
  readonly console: ((line: string) => void) | null
  /** A file of this size is archived; default 5 MB. */
  readonly maxBytes?: number
  /** Receives errors of the log itself, with their cause; default standard error. */
  readonly complain?: (sentence: string, cause: unknown) => void
}

/** Writes lines to the log's file. Nothing here throws: a log that fails must not stop the program. */
export interface LogWriter {
  /** Whether the line is in the file. */
  write(level: 'error' | 'warn' | 'info' | 'debug', line: string): boolean
  /** Moves files; if that fails, logging continues in the same file. */
  rotate(work: () => void): void
  /** Empties the file. */
  clear(): void
}

const MAX_BYTES = 5 * 1024 * 1024

let opened = 0

// electron-log reports file errors to its first logger, line by line. Each file here reports its own.
electronLog.transports.console.writeFn = () => undefined

/** electron-log writes, counts bytes and survives a full disk. @param day returns the day of the current file */
export function createLogWriter(options: LogWriterOptions, day: () => string): LogWriter {
  const { folder, console: screen, complain = toStandardError } = options
  const complained = new Set<'write' | 'rotate'>()
  let written = true

  function failed(what: 'write' | 'rotate', problem: string, cause: unknown): void {
    const words = localize(systemProblem(cause), 'en')
    if (!complained.has(what)) complain(`${problem}: ${words}. See "vigie doctor" for details.`, cause)
    complained.add(what)
  }
  const notWritten = (error: unknown) => {
    written = false
    failed('write', `The log ${currentFile(folder)} cannot be written`, error)
  }

  function rotate(work: () => void): void {
    try {
      work()
      complained.delete('rotate')
    } catch (error) {
      failed('rotate', 'The log could not be rotated', error)
    }
  }

  opened += 1
  const logger = electronLog.create({ logId: `vigie-${opened}` })
  Object.assign(logger, { processInternalErrorFn: notWritten })
  const { file, console: screenTransport } = logger.transports
  // Otherwise electron-log looks for a package.json at or above the working folder, and without one writes nothing.
  file.setAppName('vigie')
  file.resolvePathFn = () => currentFile(folder)
  file.format = '{text}'
  file.maxSize = options.maxBytes ?? MAX_BYTES
  file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' }
  file.archiveLogFn = () => rotate(() => archive(folder, day()))
  withSomeHome(() => file.getFile().on('error', notWritten))
  screenTransport.level = screen === null ? false : 'silly'
  screenTransport.format = '{text}'
  screenTransport.useStyles = false
  screenTransport.writeFn = ({ message }) => screen?.(String(message.data[0]))

  return {
    write: (level, line) => {
      written = true
      logger[level](line)
      if (written) complained.delete('write')
      return written
    },
    rotate,
    clear: () => void file.getFile().clear(),
  }
}

/** A log without a file: its lines are on the screen, or on standard error. */
export function screenWriter({ console: screen }: LogWriterOptions): LogWriter {
  const print = screen ?? toStandardError
  return {
    write: (_level, line) => {
      print(line)
      return false
    },
    rotate: () => undefined,
    clear: () => undefined,
  }
}

/** Prints a sentence if the log cannot. */
export function toStandardError(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
}
