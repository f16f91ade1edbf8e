/** A profile: one market's index as data. To add one, add a file in `profiles/`. */

import type { ComponentId, MarketSourceId, ProfileId } from '../../../../shared/kinds/fear-greed.ts'
import type { CalendarName, Schedule } from '../../../../shared/schedule.ts'
import type { ScoreLevel } from '../../../../shared/vocabulary.ts'
import type { FormulaName } from './components/index.ts'
import type { SeriesName } from './history.ts'
import type { NormaliserName } from './normalisers/index.ts'
import type { PressLanguage } from './sentiment/language-pack.ts'
import type { KeptSeries } from './store.ts'

/** One way to get a series. The ways are tried in order until one answers. */
export interface SeriesPlan {
  readonly source: MarketSourceId
  readonly symbol: string
  /** Asked only if the settings name an address of the source: its terms are for the owner to judge. */
  readonly onlyIfNamed?: true
}

/** The ways to get a series, and the published series that makes it unnecessary. */
export interface SeriesPlans {
  readonly ways: readonly SeriesPlan[]
  readonly onlyWithout?: SeriesName
}

/** A feed. Its id is a key of its address in the settings, or the name its owner gave it. */
export interface PressPlan {
  readonly id: string
  readonly name: string
  readonly language: PressLanguage
  readonly feedUrl: string
  /** Scraped if the feed fails. */
  readonly pageUrl: string | null
}

/** A component of a profile with its weight, formula and scoring method. */
export interface ComponentPlan {
  readonly id: ComponentId
  /** In any unit: weights are divided by their sum. A component of weight 0 counts once its owner gives it one. */
  readonly weight: number
  readonly formula: FormulaName
  readonly normaliser: NormaliserName
}

/** A level extends to where the next one begins. */
export interface LevelPlan {
  /** Lowest score of the level. */
  readonly from: number
  readonly level: ScoreLevel
}

/** A published index shown beside Vigie's. */
interface ComparisonPlan extends SeriesPlan {
  readonly name: string
  /** Whether it rises with fear. */
  readonly inverse: boolean
}

/** A schedule that suits the market of a profile. */
export interface RecommendedSchedule {
  readonly id: 'usual' | 'market_hours'
  readonly schedule: Schedule
}

/** Everything that defines one market's index. */
export interface IndexProfile {
  readonly id: ProfileId
  /** Time zone of the market, and when its session ends there, `HH:MM`. */
  readonly zone: string
  readonly closes: string
  /** Days with a session; null if every day is one. */
  readonly calendar: CalendarName | null
  readonly series: Readonly<Partial<Record<SeriesName, SeriesPlans>>>
  /** The feeds that are read. As shipped they are read only if media sentiment has a weight. */
  readonly press: readonly PressPlan[]
  readonly components: readonly ComponentPlan[]
  readonly levels: readonly LevelPlan[]
  readonly comparison: ComparisonPlan | null
  readonly recommended: readonly RecommendedSchedule[]
  /** Calendar days of history that one update requests: enough for the longest window. */
  readonly historyDays: number
  /** First session of a replay; null if the sources are live. */
  readonly replayFrom: string | null
  /** Whether the source gives the volume of the last session only, so that Vigie stores it day by day. */
  readonly keepsVolume: boolean
  /** Series whose source gives the last session only, so that Vigie stores them day by day. */
  readonly keeps: readonly KeptSeries[]
}
