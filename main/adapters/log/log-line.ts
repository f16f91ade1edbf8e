/** One line in the log of a data folder, from a command: an instance may be writing to the same file. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { toInstant } from '../../../shared/time/instant.ts'
import type { LogContext } from '../../core/ports/log.ts'
import { systemClock } from '../clock/system.ts'
import { makeFolder } from '../files/make-folder.ts'
import { formatLine, messageWithContext } from './line.ts'
import { createLogWriter } from './writer.ts'

/** The topic of what commands write. */
const TOPIC = 'command-line'

/** Writes an error. @returns whether the line is in the file; no folder is created for a Vigie that never ran */
export function logLine(dataFolder: string, message: string, context: LogContext): boolean {
  if (!existsSync(dataFolder)) return false
  const folder = join(dataFolder, 'logs')
  const at = toInstant(systemClock.now(), systemClock.zone())
  const text = messageWithContext(message, context)
  try {
    makeFolder(folder, 0o700)
    const writer = createLogWriter({ folder, console: null, complain: () => undefined }, () =>
      at.slice(0, 10),
    )
    return writer.write('error', formatLine({ at, level: 'error', topic: TOPIC, message: text }))
  } catch {
    return false
  }
}
