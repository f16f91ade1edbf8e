import { useEffect, useRef, useState } from 'react'
import type { LogLine } from '../../../shared/contract/system.ts'
import { useSession } from '../../session.ts'
import { LOG_LEVELS } from '../../vocabulary.computed.ts'
import { matchesSearch } from '../../words/search.ts'
import type { LogFilter } from './log-filter.ts'

/** Lines that are kept until the log is read anew, which then has them. */
const KEPT = 1000

/** A line that was written since the view was opened. */
export interface FreshLine {
  /** Names it as long as the view is open. */
  readonly number: number
  readonly line: LogLine
}

/**
 * Returns the lines written since the view was opened, newest first. As events: requests would be logged too.
 * @param renew reads the log anew
 */
export function useFreshLines(place: LogFilter, renew: () => void): readonly FreshLine[] {
  const { onEvent } = useSession()
  const [lines, setLines] = useState<readonly FreshLine[]>([])
  const next = useRef(0)
  useEffect(
    () =>
      onEvent((event) => {
        if (event.type !== 'log') return
        next.current += 1
        const fresh = { number: next.current, line: event as LogLine }
        setLines((all) => [fresh, ...all])
      }),
    [onEvent],
  )
  const full = lines.length > KEPT
  // biome-ignore lint/correctness/useExhaustiveDependencies: once each time there are too many
  useEffect(() => {
    if (!full) return
    setLines([])
    renew()
  }, [full])
  return lines.filter(({ line }) => isShown(line, place))
}

/** Whether Vigie would answer with this line. */
function isShown({ at, level, topic, message }: LogLine, place: LogFilter): boolean {
  const day = at.slice(0, 'yyyy-mm-dd'.length)
  return (
    LOG_LEVELS.indexOf(level) >= LOG_LEVELS.indexOf(place.level) &&
    (place.topic === '' || topic === place.topic) &&
    (place.from === null || day >= place.from) &&
    (place.to === null || day <= place.to) &&
    matchesSearch(`${topic} ${message}`, place.q)
  )
}

/** Returns the fresh lines that an answer does not have: it was given after they were written. */
export function notAmong(fresh: readonly FreshLine[], answered: readonly LogLine[]): readonly FreshLine[] {
  const wordsOf = ({ at, topic, message }: LogLine) => `${at} ${topic} ${message}`
  const known = new Set(answered.slice(0, fresh.length).map(wordsOf))
  return fresh.filter(({ line }) => !known.has(wordsOf(line)))
}
