/** The scores of a profile over given series. */
import { align, type SeriesName } from '../../../../main/core/jobs/fear-greed/history.ts'
import { missing } from '../../../../main/core/jobs/fear-greed/missing.ts'
import type { OhlcvBar } from '../../../../main/core/jobs/fear-greed/ports.ts'
import type { IndexProfile } from '../../../../main/core/jobs/fear-greed/profile.ts'
import { createScoring } from '../../../../main/core/jobs/fear-greed/scoring.ts'
import { windowsSchema } from '../../../../shared/kinds/fear-greed.ts'
import type { ScoresByDay } from './measure.ts'

/** Sessions preceded by half a year of CNN's data. */
export const CNN_DAYS = ['2021-08-02', '2022-12-30'] as const

export type SeriesColumns = Readonly<Partial<Record<SeriesName, readonly OhlcvBar[]>>>

/** Returns the scores of a profile over series, in one pass. */
export function scoresOf(profile: IndexProfile, columns: SeriesColumns): ScoresByDay {
  const series = Object.fromEntries(
    Object.entries(columns).map(([name, bars]) => [name, { id: name, source: 'file', bars }]),
  )
  const history = align({ series, absent: {} }, missing('no_source'))
  const all = { from: 0, to: history.days.length - 1 }
  const scorer = createScoring(profile, history, windowsSchema.parse({}))(all)
  return new Map(
    history.days.flatMap((day, at) => {
      const { score } = scorer.at(at)
      return score === null ? [] : [[day, score] as const]
    }),
  )
}
