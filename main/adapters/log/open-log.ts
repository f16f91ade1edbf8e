/** The log, for the desktop and headless: its lines in a file, on a screen, and the latest ones in memory. */
import { closeSync, fstatSync, mkdirSync, openSync, readSync } from 'node:fs'
import { LOG_LEVELS, type LogLine } from '../../../shared/contract/system.ts'
import { localize } from '../../../shared/errors.ts'
import { systemProblem } from '../../../shared/system-problem.ts'
import { toInstant } from '../../../shared/time/instant.ts'
import { localDayText } from '../../../shared/time/local-time.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { Log, LogContext } from '../../core/ports/log.ts'
import type { LogReader } from '../../core/services/system.ts'
import { problemInside } from '../files/folder-problem.ts'
import { formatLine, messageWithContext, NO_TOPIC, parseLine } from './line.ts'
import { createLogRing } from './ring.ts'
import { archive, currentFile, dayOfCurrent, dropOld } from './rotation.ts'
import { createLogWriter, type LogWriterOptions, screenWriter, toStandardError } from './writer.ts'

type LogLevel = LogLine['level']

/** How the log of an instance is kept. */
export interface LogOptions extends LogWriterOptions {
  readonly clock: Clock
  /** Files older than this many days are deleted; read every day. */
  readonly keepDays: () => number
  /** Whether the date is certain enough to delete old files; default yes. */
  readonly mayDelete?: () => boolean
  /** The lowest level that is written; default `info`. */
  readonly level?: LogLevel
}

/** The log of an instance: for writing, for reading, and for following. */
export interface OpenedLog {
  readonly log: Log
  /** The latest lines, including those of the last process. */
  readonly reader: LogReader
  /** The current file. */
  readonly file: string
  /** Called for each line written. Returns a function that unsubscribes. */
  readonly onLine: (listener: (line: LogLine) => void) => () => void
}

const TAIL_BYTES = 128 * 1024

/** The latest lines of a file, created if missing. */
function tailOf(path: string): readonly LogLine[] {
  const file = openSync(path, 'a+', 0o600)
  try {
    const start = Math.max(0, fstatSync(file).size - TAIL_BYTES)
    const bytes = Buffer.alloc(TAIL_BYTES)
    const length = readSync(file, bytes, 0, TAIL_BYTES, start)
    const lines = bytes.toString('utf8', 0, length).split('\n')
    return lines.flatMap((line) => parseLine(line.trimEnd()) ?? [])
  } finally {
    closeSync(file)
  }
}

/** What the folder holds of the log; null after a complaint if it cannot be opened. */
function readFolder({ folder, clock, complain = toStandardError }: LogOptions): {
  readonly day: string | null
  readonly lines: readonly LogLine[]
} | null {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return { day: dayOfCurrent(folder, clock.zone()), lines: tailOf(currentFile(folder)) }
  } catch (error) {
    const words = localize(problemInside(folder) ?? systemProblem(error), 'en')
    const sentence = `The log ${currentFile(folder)} cannot be opened: ${words}.`
    complain(`${sentence} Its lines go to standard error instead. See "vigie doctor" for details.`, error)
    return null
  }
}

/** Opens the log in a folder, created if missing. If that fails, the lines go to the screen or standard error. */
export function openLog(options: LogOptions): OpenedLog {
  const { folder, clock, level: least = 'info' } = options
  const found = readFolder(options)
  const today = () => localDayText(clock.now(), clock.zone())
  const ring = createLogRing(found === null ? null : folder)
  const listeners = new Set<(line: LogLine) => void>()
  let day = found?.day ?? today()
  const writer = found === null ? screenWriter(options) : createLogWriter(options, () => day)
  let missing = 0
  for (const line of found?.lines ?? []) ring.add(line)
  let swept = ''

  function turnDay(): void {
    const now = today()
    if (now === day) return
    writer.rotate(() => {
      archive(folder, day)
      writer.clear()
    })
    day = now
  }

  /** Deletes old files once a day, when the date is certain. */
  function sweep(): void {
    const now = today()
    if (swept === now || options.mayDelete?.() === false) return
    swept = now
    writer.rotate(() => dropOld(folder, now, options.keepDays()))
  }

  function write(level: LogLevel, topic: string, message: string, context?: LogContext): void {
    if (LOG_LEVELS.indexOf(level) < LOG_LEVELS.indexOf(least)) return
    turnDay()
    sweep()
    const at = toInstant(clock.now(), clock.zone())
    const line: LogLine = { at, level, topic, message: messageWithContext(message, context) }
    const before = missing
    missing = writer.write(level, formatLine(line)) ? 0 : missing + 1
    ring.add(line)
    for (const listener of listeners) listener(line)
    if (before > 0 && missing === 0)
      write('warn', NO_TOPIC, 'Lines are missing before the last one: the log could not be written.', {
        lines: before,
      })
  }

  sweep()
  const logOf = (topic: string): Log => ({
    debug: (message, context) => write('debug', topic, message, context),
    info: (message, context) => write('info', topic, message, context),
    warn: (message, context) => write('warn', topic, message, context),
    error: (message, context) => write('error', topic, message, context),
    topic: logOf,
  })

  return {
    log: logOf(NO_TOPIC),
    reader: ring,
    file: currentFile(folder),
    onLine: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
