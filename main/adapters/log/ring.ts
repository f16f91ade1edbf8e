/** The latest lines of the log in memory, for the panel and the API. */
import { LOG_LEVELS, type LogLine } from '../../../shared/contract/system.ts'
import type { LogQuery, LogReader } from '../../core/services/system.ts'

const CAPACITY = 5000

interface Numbered {
  readonly number: number
  readonly line: LogLine
}

/** The latest lines in memory; older ones are dropped. */
export interface LogRing extends LogReader {
  add(line: LogLine): void
}

function matches({ line, number }: Numbered, { level, topic, cursor }: LogQuery): boolean {
  const severe = level === undefined || LOG_LEVELS.indexOf(line.level) >= LOG_LEVELS.indexOf(level)
  return (
    severe &&
    (topic === undefined || line.topic === topic) &&
    (cursor === undefined || number < Number(cursor))
  )
}

/** Keeps the newest 5,000 lines. */
export function createLogRing(): LogRing {
  const lines: Numbered[] = []
  let next = 1
  return {
    add: (line) => {
      lines.push({ number: next, line })
      next += 1
      // In chunks: removing one from the front for every line would move the whole array each time.
      if (lines.length >= CAPACITY * 1.2) lines.splice(0, lines.length - CAPACITY)
    },
    recent: async (query) => {
      const found = lines.filter((candidate) => matches(candidate, query)).reverse()
      const items = found.slice(0, query.limit)
      const last = items.at(-1)
      const more = found.length > items.length && last !== undefined
      return { items: items.map(({ line }) => line), next_cursor: more ? String(last.number) : null }
    },
  }
}
