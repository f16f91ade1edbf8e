/** The log: electron-log's Node flavour, which imports nothing of Electron, for the desktop and headless alike. */
import { closeSync, fstatSync, mkdirSync, openSync, readSync } from 'node:fs'
import electronLog from 'electron-log/node.js'
import { LOG_LEVELS, type LogLine } from '../../../shared/contract/system.ts'
import { toInstant } from '../../../shared/instant.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { Log, LogContext } from '../../core/ports/log.ts'
import type { LogReader } from '../../core/services/system.ts'
import { formatLine, messageWithContext, NO_TOPIC, parseLine } from './line.ts'
import { createLogRing } from './ring.ts'
import { archive, currentFile, dayOfCurrent, dropOld } from './rotation.ts'

type Level = LogLine['level']

export interface LogOptions {
  readonly folder: string
  readonly clock: Clock
  /** Files of more days ago are dropped; asked each day. */
  readonly keepDays: () => number
  /** Where people read along, for example standard error; null for nowhere. */
  readonly console: ((line: string) => void) | null
  /** The least level that is written; default `info`. */
  readonly level?: Level
  /** A file this long is put by; default 5 MB. */
  readonly maxBytes?: number
}

export interface OpenedLog {
  readonly log: Log
  /** The latest lines, those of the last process included. */
  readonly reader: LogReader
  /** The file in use. */
  readonly file: string
  /** Called for each line written. Returns the unsubscriber. */
  readonly onLine: (listener: (line: LogLine) => void) => () => void
}

const TAIL_BYTES = 128 * 1024
const MAX_BYTES = 5 * 1024 * 1024

type Writer = ReturnType<typeof electronLog.create>

let opened = 0

/** electron-log writes, counts bytes and survives a full disk; the text of a line is ours. */
function createWriter({ folder, console, maxBytes = MAX_BYTES }: LogOptions, day: () => string): Writer {
  opened += 1
  const logger = electronLog.create({ logId: `vigie-${opened}` })
  const { file, console: screen } = logger.transports
  file.resolvePathFn = () => currentFile(folder)
  file.format = '{text}'
  file.maxSize = maxBytes
  file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' }
  file.archiveLogFn = () => archive(folder, day())
  screen.level = console === null ? false : 'silly'
  screen.format = '{text}'
  screen.useStyles = false
  screen.writeFn = ({ message }) => console?.(String(message.data[0]))
  return logger
}

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

/** Opens the log in a folder, made when absent. */
export function openLog(options: LogOptions): OpenedLog {
  const { folder, clock, keepDays, level: least = 'info' } = options
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const today = () => toInstant(clock.now(), clock.zone()).slice(0, 10)
  const ring = createLogRing()
  const listeners = new Set<(line: LogLine) => void>()
  let day = dayOfCurrent(folder, clock.zone()) ?? today()
  const logger = createWriter(options, () => day)
  for (const line of tailOf(currentFile(folder))) ring.add(line)
  dropOld(folder, today(), keepDays())

  function turnDay(): void {
    const now = today()
    if (now === day) return
    try {
      archive(folder, day)
      logger.transports.file.getFile().clear()
      dropOld(folder, now, keepDays())
    } catch (error) {
      // Whoever logs must not fail because a file cannot be renamed: the day goes on in the same file.
      options.console?.(`The log could not be rotated: ${error}`)
    }
    day = now
  }

  function write(level: Level, topic: string, message: string, context?: LogContext): void {
    if (LOG_LEVELS.indexOf(level) < LOG_LEVELS.indexOf(least)) return
    turnDay()
    const at = toInstant(clock.now(), clock.zone())
    const line: LogLine = { at, level, topic, message: messageWithContext(message, context) }
    logger[level](formatLine(line))
    ring.add(line)
    for (const listener of listeners) listener(line)
  }

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
