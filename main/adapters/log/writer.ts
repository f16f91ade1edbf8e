/**
 * The log's file and screen, written by electron-log. Whatever fails on the way is told on standard error: once, and
 * once more after the log could be written in between.
 */
import electronLog from 'electron-log/node.js'
import { messageOf } from '../../../shared/errors.ts'
import { archive, currentFile } from './rotation.ts'

export interface LogWriterOptions {
  readonly folder: string
  /** Where people read along, for example standard error; null for nowhere. */
  readonly console: ((line: string) => void) | null
  /** A file this long is put by; default 5 MB. */
  readonly maxBytes?: number
  /** Told what goes wrong with the log itself; default standard error. */
  readonly complain?: (sentence: string) => void
}

export interface LogWriter {
  /** Whether the line is in the file. */
  write(level: 'error' | 'warn' | 'info' | 'debug', line: string): boolean
  /** Moves files about; the lines go on in the same file if that fails. */
  rotate(work: () => void): void
  /** Begins the file anew. */
  clear(): void
}

const MAX_BYTES = 5 * 1024 * 1024

let opened = 0

// electron-log tells errors of a file to its first logger, line after line. Each file here tells its own.
electronLog.transports.console.writeFn = () => undefined

/** electron-log writes, counts bytes and survives a full disk. @param day the day of the file in use */
export function createLogWriter(options: LogWriterOptions, day: () => string): LogWriter {
  const { folder, console: screen, complain = toStandardError } = options
  const told = new Set<'write' | 'rotate'>()
  let written = true

  function failed(what: 'write' | 'rotate', problem: string): void {
    if (!told.has(what)) complain(`${problem}. "vigie doctor" tells more.`)
    told.add(what)
  }
  const notWritten = (error: unknown) => {
    written = false
    failed('write', `The log ${currentFile(folder)} cannot be written: ${messageOf(error)}`)
  }

  function rotate(work: () => void): void {
    try {
      work()
      told.delete('rotate')
    } catch (error) {
      failed('rotate', `The log could not be rotated: ${messageOf(error)}`)
    }
  }

  opened += 1
  const logger = electronLog.create({ logId: `vigie-${opened}` })
  Object.assign(logger, { processInternalErrorFn: notWritten })
  const { file, console: screenTransport } = logger.transports
  // Else the name is sought in a package.json at or above the working folder, and without one nothing is written.
  file.setAppName('vigie')
  file.resolvePathFn = () => currentFile(folder)
  file.format = '{text}'
  file.maxSize = options.maxBytes ?? MAX_BYTES
  file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' }
  file.archiveLogFn = () => rotate(() => archive(folder, day()))
  file.getFile().on('error', notWritten)
  screenTransport.level = screen === null ? false : 'silly'
  screenTransport.format = '{text}'
  screenTransport.useStyles = false
  screenTransport.writeFn = ({ message }) => screen?.(String(message.data[0]))

  return {
    write: (level, line) => {
      written = true
      logger[level](line)
      if (written) told.delete('write')
      return written
    },
    rotate,
    clear: () => void file.getFile().clear(),
  }
}

function toStandardError(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
}
