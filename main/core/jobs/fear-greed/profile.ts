/** A profile: one market's index as data. Adding one is adding a file in `profiles/`. */
import type {
  ComponentId,
  MarketSourceId,
  PressSourceId,
  ProfileId,
} from '../../../../shared/kinds/fear-greed.ts'
import type { CalendarName, Schedule } from '../../../../shared/schedule.ts'
import type { Language, Level } from '../../../../shared/vocabulary.ts'
import type { FormulaName } from './components/index.ts'
import type { SeriesName } from './history.ts'
import type { NormaliserName } from './normalisers/index.ts'

/** One way to a series. Ways are tried in order until one answers. */
export interface SeriesPlan {
  readonly source: MarketSourceId
  readonly symbol: string
}

/** The ways to a series, and the published series which makes it superfluous where that one answers. */
export interface SeriesPlans {
  readonly ways: readonly SeriesPlan[]
  readonly onlyWithout?: SeriesName
}

export interface PressPlan {
  readonly id: PressSourceId
  readonly name: string
  readonly feedUrl: string
  /** Scraped where the feed fails. */
  readonly pageUrl: string | null
}

export interface ComponentPlan {
  readonly id: ComponentId
  /** Any unit: weights are divided by their sum. */
  readonly weight: number
  readonly formula: FormulaName
  readonly normaliser: NormaliserName
}

/** A level reaches up to where the next one begins. */
export interface LevelPlan {
  /** Lowest score of the level. */
  readonly from: number
  readonly level: Level
  readonly name: Readonly<Record<Language, string>>
}

/** A published index shown beside the own one. */
export interface ComparisonPlan extends SeriesPlan {
  readonly name: string
  /** Whether it rises with fear. */
  readonly inverse: boolean
}

export interface RecommendedSchedule {
  readonly id: 'usual' | 'market_hours'
  readonly schedule: Schedule
}

/** Everything that makes one market's index. */
export interface IndexProfile {
  readonly id: ProfileId
  readonly name: Readonly<Record<Language, string>>
  /** Zone of the market, and when its session ends there, `HH:MM`. */
  readonly zone: string
  readonly closes: string
  /** Days with a session; null where every day is one. */
  readonly calendar: CalendarName | null
  /** Language of the press. */
  readonly language: Language
  readonly series: Readonly<Partial<Record<SeriesName, SeriesPlans>>>
  readonly press: readonly PressPlan[]
  readonly components: readonly ComponentPlan[]
  readonly levels: readonly LevelPlan[]
  readonly comparison: ComparisonPlan | null
  readonly recommended: readonly RecommendedSchedule[]
  /** Calendar days of history that one update asks for: enough for the longest window. */
  readonly historyDays: number
  /** First session of a replay; null where the sources are live. */
  readonly replayFrom: string | null
  /** The source tells the volume of the last session only: Vigie keeps it day by day. */
  readonly keepsVolume: boolean
}
