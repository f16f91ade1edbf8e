/** Ports of the fear-greed kind: series, articles, opinions and the store of scores. */

import type { VigieError } from '../../../../shared/errors.ts'
import type { CalendarDay } from '../../../../shared/time/units.ts'
import type { PressLanguage } from './sentiment/language-pack.ts'

/** One session of a series. `day` is the exchange's calendar day, `YYYY-MM-DD`. Unknown values are null, never zero. */
export interface OhlcvBar {
  readonly day: CalendarDay
  readonly open: number | null
  readonly high: number | null
  readonly low: number | null
  readonly close: number
  readonly volume: number | null
}

/** A series in ascending days, each day once, with its origin. */
export interface SourceSeries {
  readonly id: string
  readonly source: string
  readonly bars: readonly OhlcvBar[]
  /** What is missing beside these bars (today's quote, today's volume): the run is then partial. */
  readonly faults?: readonly VigieError[]
}

/** A request for one series of one source. `url` replaces the source's base URL; `file:` works everywhere. */
export interface SeriesRequest {
  readonly symbol: string
  /** First requested day, inclusive. */
  readonly from: string
  readonly to?: string
  /** Days that Vigie has kept, of a market their volumes: a source that answers day by day leaves them out. */
  readonly kept?: ReadonlySet<string>
  readonly url?: string
  readonly signal: AbortSignal
}

/** A market source. The volume of a session that has not ended is null. Each source's file says which symbols it knows. */
export interface MarketSource {
  readonly id: string
  /** @throws VigieError source_* naming this source; never returns an invented series, nor an empty one unless days are kept */
  readonly fetch: (request: SeriesRequest) => Promise<SourceSeries>
}

/** A request to one press source. */
export interface PressRequest {
  readonly id: string
  readonly name: string
  readonly feedUrl: string
  /** Scraped if the feed fails. */
  readonly pageUrl: string | null
  readonly language: PressLanguage
  /** IANA zone of dates that have none. */
  readonly zone: string
  /** At most this many articles, newest first. */
  readonly limit: number
  readonly signal: AbortSignal
}

/** `publishedAt` is in ms, null if the source does not give it; texts are plain. */
export interface Article {
  readonly url: string
  readonly title: string
  readonly summary: string
  readonly publishedAt: number | null
  readonly source: string
  readonly language: PressLanguage
  readonly readBy: 'feed' | 'page'
}

/** Returns articles of one source without duplicates; `press/distinct.ts` removes duplicates across sources. */
export interface PressSource {
  /** @throws VigieError source_* if both feed and page fail */
  readonly fetch: (request: PressRequest) => Promise<readonly Article[]>
}

/** An opinion on one article: -1 (fear) to 1 (greed), and the words it is based on. */
export interface ArticleOpinion {
  readonly score: number
  readonly label: 'negative' | 'neutral' | 'positive'
  readonly by: 'lexicon' | 'claude'
  /** Matched words with the value of each, after negation and intensifiers. */
  readonly why: readonly { readonly word: string; readonly value: number }[]
}

/** The opinions on the articles, and the fault of the judge if there was one. */
export interface SentimentResult {
  /** One opinion per article, in order. */
  readonly opinions: readonly ArticleOpinion[]
  /** Why the lexicon replaced Claude; null if it did not. The run is then partial. */
  readonly fault: VigieError | null
}

/** Which Claude judges: a model, and the address of its API; an empty one is the official address. */
export interface ClaudeChoice {
  readonly model: string
  readonly baseUrl: string
}

/** Port: judges the sentiment of articles. */
export interface SentimentJudge {
  /** @param claude used if a key is set */
  readonly judge: (
    articles: readonly Article[],
    claude: ClaudeChoice,
    signal: AbortSignal,
  ) => Promise<SentimentResult>
}
