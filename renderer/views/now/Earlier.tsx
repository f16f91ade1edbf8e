/** The score a session, a week, a month and a year ago. */
import type { ScorePointView } from '../../../shared/contract/index-scores.ts'
import { shownScore } from '../../../shared/score.ts'
import { addDays } from '../../../shared/time/calendar-day.ts'
import { LevelSign } from '../../parts/LevelSign.tsx'
import { useWords } from '../../session.ts'

const AGO = { session: 1, week: 7, month: 30, year: 365 } as const
/** A score this many days older than wanted still stands for its day: holidays lie between. */
const NEAR_DAYS = 7

/** @param points ascending; the last one is the latest score */
export function Earlier({ points }: { readonly points: readonly ScorePointView[] }) {
  const words = useWords()
  const found = earlierIn(points)
  if (found.length === 0) return null
  return (
    <dl className="earlier">
      {found.map(({ ago, point }) => (
        <div key={ago}>
          <dt>{words.t(`panel.now.ago.${ago}`)}</dt>
          <dd title={words.date(point.day)}>
            <LevelSign level={point.level} />
            {words.number(shownScore(point.score), 1)}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** Returns the scores that stand for earlier days, of those that have one. */
export function earlierIn(points: readonly ScorePointView[]) {
  const last = points.at(-1)
  if (last === undefined) return []
  return (Object.keys(AGO) as (keyof typeof AGO)[]).flatMap((ago) => {
    const day = addDays(last.day, -AGO[ago])
    const point = points.findLast((one) => one.day <= day)
    return point === undefined || point.day < addDays(day, -NEAR_DAYS) ? [] : [{ ago, point }]
  })
}
