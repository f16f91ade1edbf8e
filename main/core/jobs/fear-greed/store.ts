/** Port: the store of scores, articles and observations. Instants in ms, days as `YYYY-MM-DD`. */

import type { LocalizableMessage } from '../../../../shared/errors.ts'
import type { ComponentId, ProfileId } from '../../../../shared/kinds/fear-greed.ts'
import type { CalendarDay, EpochMs } from '../../../../shared/time/units.ts'
import type { ScoreLevel } from '../../../../shared/vocabulary.ts'
import type { Inputs } from './components/formula.ts'
import type { FormulaName } from './components/index.ts'
import type { MissingReason } from './missing.ts'
import type { NormaliserName } from './normalisers/index.ts'
import type { NormaliserScale } from './normalisers/normaliser.ts'
import type { Article, ArticleOpinion } from './ports.ts'

/** A component as stored: enough to show it and to recompute it. */
export interface StoredComponent {
  readonly id: ComponentId
  readonly formula: FormulaName
  readonly normaliser: NormaliserName
  readonly weight: number
  readonly share: number
  /** All null if missing. */
  readonly score: number | null
  readonly raw: number | null
  readonly day: CalendarDay | null
  readonly inputs: Inputs | null
  readonly scale: NormaliserScale | null
  /** Null if it has a score. */
  readonly reason: MissingReason | null
}

/** A stored score, 0 to 100 with a coverage of 0 to 1. Instants are in ms, days `YYYY-MM-DD`. */
export interface StoredScore {
  readonly profile: ProfileId
  /** The instant the score refers to. */
  readonly asOf: EpochMs
  /** The market session. */
  readonly day: CalendarDay
  readonly computedAt: number
  readonly runId: string | null
  readonly origin: 'run' | 'backfill'
  readonly score: number
  readonly level: ScoreLevel
  readonly coverage: number
  readonly components: readonly StoredComponent[]
}

/** A point of the history, without its components. */
export type ScorePoint = Pick<StoredScore, 'asOf' | 'day' | 'score' | 'level' | 'coverage' | 'origin'>

/** An article as stored, with the time Vigie first saw it. */
export interface StoredArticle extends Article {
  readonly firstSeenAt: number
  readonly opinion: ArticleOpinion
}

/** A value of a series that Vigie itself records: daily volumes, a published index. */
export interface Observation {
  readonly day: CalendarDay
  readonly value: number
}

/** A series of which sources give the last session only. */
export type KeptSeries = 'net_new_highs' | 'net_advances' | 'equity_put_call'

/** A series that Vigie records by day. */
export type ObservedSeries = 'volume' | 'comparison' | 'market' | KeptSeries

/** A source's last answer. */
export interface SourceState {
  readonly source: string
  readonly lastOkAt: number | null
  readonly lastFaultAt: number | null
  readonly fault: { readonly code: string; readonly message: LocalizableMessage } | null
  /** Until when the source asked not to be called. */
  readonly waitUntil: number | null
}

/** How a source answered in a run; `waitSeconds` if it asked to wait. */
export interface SourceReport {
  readonly source: string
  readonly fault: { readonly message: LocalizableMessage; readonly waitSeconds: number | null } | null
}

/** Everything one run stores, in one transaction. */
export interface UpdateRecord {
  readonly scores: readonly StoredScore[]
  readonly articles: readonly StoredArticle[]
  readonly volumes: readonly Observation[]
  /** Closes of the market, to be shown beside the score. */
  readonly market?: readonly Observation[]
  /** Today's values of other series that Vigie keeps day by day. */
  readonly kept?: Readonly<Partial<Record<KeptSeries, readonly Observation[]>>>
  readonly comparison: readonly Observation[]
  /** The session the replay has reached; null if there is no replay. */
  readonly replayDay: string | null
  /** Whether the replay restarted: the data of its earlier pass is removed first. */
  readonly restart: boolean
}

/** Port: scores and what they were made of. Each write is one transaction. */
export interface IndexStore {
  readonly save: (profile: ProfileId, findings: UpdateRecord) => void
  /**
   * Adds backfilled scores, a published index and closes of the market. What runs found is left alone, and a score of higher coverage is never
   * replaced by one of lower.
   */
  readonly backfill: (
    profile: ProfileId,
    scores: readonly StoredScore[],
    comparison: readonly Observation[],
    market: readonly Observation[],
  ) => void
  readonly latest: (profile: ProfileId) => StoredScore | null
  /** Returns the closing score of the last session on or before a day. */
  readonly closingOn: (profile: ProfileId, day: CalendarDay) => ScorePoint | null
  /** One point per session, ascending, both ends included. */
  readonly history: (profile: ProfileId, from: string, to: string) => readonly ScorePoint[]
  /**
   * Every score of the last two sessions, and the closing ones of earlier sessions, from an instant on:
   * ascending by the instant they refer to.
   */
  readonly readings: (profile: ProfileId, since: number) => readonly StoredScore[]
  /** The closing scores of the last sessions before a day, with their components, newest first. */
  readonly closingScores: (profile: ProfileId, before: string, limit: number) => readonly StoredScore[]
  /** Newest first; `before` is the id of the last article of the previous page. */
  readonly articles: (
    profile: ProfileId,
    limit: number,
    before: number | null,
  ) => readonly (StoredArticle & { readonly id: number })[]
  /** Returns the stored articles among these addresses: judged articles need not be judged again. */
  readonly known: (profile: ProfileId, urls: readonly string[]) => ReadonlyMap<string, StoredArticle>
  /** Returns the articles that Vigie first saw at an instant or later, oldest first. */
  readonly articlesSince: (profile: ProfileId, firstSeenAt: EpochMs) => readonly StoredArticle[]
  readonly observations: (
    profile: ProfileId,
    series: ObservedSeries,
    from: string,
    to: string,
  ) => readonly Observation[]
  readonly replayDay: (profile: ProfileId) => string | null
  readonly reportSources: (profile: ProfileId, at: number, reports: readonly SourceReport[]) => void
  readonly sources: (profile: ProfileId) => readonly SourceState[]
}
