/**
 * One line of the log, readable for people and machines:
 * `2026-11-22T15:20:00+01:00 INFO  scheduler  Run ended. {"job_id":"trades"}`
 */
import { harmlessLine } from '../../../shared/clean-text.ts'
import type { LogLine } from '../../../shared/contract/system.ts'
import type { LogContext } from '../../core/ports/log.ts'
import { redact, redactText } from './redact.ts'

const FORM = /^(\S+) (DEBUG|INFO|WARN|ERROR) {1,2}(\S+) {2}(.*)$/

/** The topic of lines without one. */
export const NO_TOPIC = 'vigie'

/** Returns message and context as one line without secrets and control characters. */
export function messageWithContext(message: string, context: LogContext = {}): string {
  const clean = redactText(message)
  const details = Object.keys(context).length === 0 ? '' : ` ${JSON.stringify(redact(context))}`
  return harmlessLine(`${clean}${details}`)
}

/** Returns the line without a line end. The message already contains the context. */
export function formatLine({ at, level, topic, message }: LogLine): string {
  return `${at} ${level.toUpperCase().padEnd(5)} ${topic}  ${message}`
}

/** Parses a line; null if it is not one. */
export function parseLine(text: string): LogLine | null {
  const [, at, level, topic, message] = FORM.exec(text) ?? []
  if (at === undefined || level === undefined || topic === undefined || message === undefined) return null
  return { at, level: level.toLowerCase() as LogLine['level'], topic, message }
}
