/** Which lines of the log are asked for. */
import { LOG_LEVELS, type LogLine } from '../../../shared/contract/system.ts'
import type { LogQuery } from '../../core/services/system.ts'

/** Whether a line is of the level, topic, days and words of a query. A line begins with its local day. */
export function isWanted(line: LogLine, { level, topic, search, from, to }: LogQuery): boolean {
  const day = line.at.slice(0, 'yyyy-mm-dd'.length)
  return (
    (level === undefined || LOG_LEVELS.indexOf(line.level) >= LOG_LEVELS.indexOf(level)) &&
    (topic === undefined || line.topic === topic) &&
    (from === undefined || day >= from) &&
    (to === undefined || day <= to) &&
    (search === undefined || hasWords(`${line.topic} ${line.message}`.toLowerCase(), search))
  )
}

const hasWords = (text: string, search: string): boolean =>
  search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
