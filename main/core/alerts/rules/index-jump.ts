/** The rule about an index that jumps. It ends later than it begins, so that it does not flap. */
import { shownScore } from '../../../../shared/score.ts'
import type { IndexReading } from '../signals.ts'
import { subjectRule } from './rule.ts'

/**
 * Whether the latest reading is far from another of its session, or from the close of the session before, over the
 * components both have: `points` to begin, below `leaves` to end. Tells the reading that is farthest away.
 */
export const indexJump = subjectRule({
  type: 'INDEX_JUMP',
  priority: 'MEDIUM',
  sortOrder: 330,
  view: 'now',
  message: ({ params }, { say }) =>
    say(params.over === 'common' ? 'alert.index.jump_common' : 'alert.index.jump'),
  subjects: ({ indexes }) => indexes,
  subjectOf: ({ profile }) => profile,
  judge: ({ name, readings }, { points, leaves }, { wasOpen }) => {
    const latest = readings.at(-1)
    if (latest?.toLatest === undefined || latest.toLatest === null) return 'keep'
    const far = sinceLastClose(readings, latest)
      .map(({ toLatest }) => toLatest)
      .filter((pair) => pair !== null)
      .reduce((a, b) => (distance(b) > distance(a) ? b : a), latest.toLatest)
    if (distance(far) < (wasOpen() ? leaves : points)) return null
    const over = shownScore(far.after) === shownScore(latest.score) ? 'all' : 'common'
    return { profile: name, from: shownScore(far.before), to: shownScore(far.after), over }
  },
})

/** Returns the readings of the latest session, preceded by the last one of the session before. */
function sinceLastClose(readings: readonly IndexReading[], latest: IndexReading): readonly IndexReading[] {
  const first = readings.findIndex(({ day }) => day === latest.day)
  return readings.slice(Math.max(0, first - 1))
}

const distance = ({ before, after }: { readonly before: number; readonly after: number }) =>
  Math.abs(after - before)
