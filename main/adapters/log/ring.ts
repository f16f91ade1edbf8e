/** The latest lines of the log in memory, for the panel and the API. */
import type { LogLine } from '../../../shared/contract/system.ts'
import type { LogQuery, LogReader } from '../../core/services/system.ts'
import { cursorAt, type LogPlace, linesBefore, placeOf } from './history.ts'
import { isWanted } from './wanted.ts'

const CAPACITY = 5000

interface NumberedLine {
  readonly number: number
  readonly line: LogLine
}

/** The latest lines in memory; older ones are dropped. */
export interface LogRing extends LogReader {
  add(line: LogLine): void
}

/** Keeps the newest 5,000 lines; older ones are read from the files. @param folder of the files; null if there are none */
export function createLogRing(folder: string | null): LogRing {
  const lines: NumberedLine[] = []
  let next = 1

  /** Where the files continue after the lines in memory; null if nothing is in memory. */
  function oldest(): LogPlace | null {
    const at = lines[0]?.line.at
    if (at === undefined) return null
    const other = lines.findIndex(({ line }) => line.at !== at)
    return { at, passed: other < 0 ? lines.length : other }
  }

  function inMemory(query: LogQuery, before: number): { items: LogLine[]; cursor: string | null } {
    const found = lines.filter(({ line, number }) => number < before && isWanted(line, query)).reverse()
    const items = found.slice(0, query.limit)
    const last = items.at(-1)
    const more = found.length > items.length && last !== undefined
    return { items: items.map(({ line }) => line), cursor: more ? String(last.number) : null }
  }

  return {
    add: (line) => {
      lines.push({ number: next, line })
      next += 1
      // In chunks: removing one from the front for every line would move the whole array each time.
      if (lines.length >= CAPACITY * 1.2) lines.splice(0, lines.length - CAPACITY)
    },
    recent: async (query) => {
      const { cursor, limit } = query
      const place = cursor === undefined ? null : placeOf(cursor)
      if (place !== null) {
        return folder === null ? { items: [], next_cursor: null } : linesBefore(folder, place, query, limit)
      }
      const { items, cursor: more } = inMemory(query, cursor === undefined ? next : Number(cursor))
      const start = oldest()
      if (more !== null || folder === null || start === null) return { items, next_cursor: more }
      if (items.length === limit) return { items, next_cursor: cursorAt(start) }
      const older = await linesBefore(folder, start, query, limit - items.length)
      return { items: [...items, ...older.items], next_cursor: older.next_cursor }
    },
  }
}
