/** What the fear-greed kind asks of the world: series, articles, opinions on them, and a place for scores. */
import type { VigieError } from '../../../../shared/errors.ts'
import type { Language } from '../../../../shared/vocabulary.ts'

/** One session of a series. `day` is the exchange's calendar day, `YYYY-MM-DD`. Unknown figures are null, never zero. */
export interface OhlcvBar {
  readonly day: string
  readonly open: number | null
  readonly high: number | null
  readonly low: number | null
  readonly close: number
  readonly volume: number | null
}

/** A series in ascending days, each day once, with where it came from. */
export interface Series {
  readonly id: string
  readonly source: string
  readonly bars: readonly OhlcvBar[]
  /** What could not be had beside these bars (today's quote, today's volume): the run is partial then. */
  readonly faults?: readonly VigieError[]
}

/** How to ask one source for one series. `url` replaces the source's base URL; `file:` works everywhere. */
export interface SeriesRequest {
  readonly symbol: string
  /** First day wanted, inclusive. */
  readonly from: string
  readonly to?: string
  readonly url?: string
  readonly signal: AbortSignal
}

/**
 * A market source, and the symbols the profiles ask it for:
 * `casablanca`: `MASI` (history, with today's quote as its last bar, whose `volume` is the value traded in all
 * listed shares once the session has ended); `fred`: a series id; `yahoo`: `^GSPC`; `stooq`: `^spx`; `cnn`: a key
 * of the graph data such as `market_momentum_sp500` or `fear_and_greed_historical`, `y` as `close`; `binance`:
 * `BTCUSDT`, daily bars in UTC; `alternative-me`: `fng`; `sample`: `spy`, `vix`, `dgs10`; `csv`: the file in
 * `url`, the symbol being the name of the value column, or empty for the close or the only column.
 * The volume of a session that has not ended is null. Several series of one `cnn` answer cost one request.
 */
export interface MarketSource {
  readonly id: string
  /** @throws VigieError source_* naming this source; never answers an empty or invented series. */
  readonly fetch: (request: SeriesRequest) => Promise<Series>
}

/** What is asked of one press source. */
export interface PressRequest {
  readonly id: string
  readonly name: string
  readonly feedUrl: string
  /** Scraped where the feed fails. */
  readonly pageUrl: string | null
  readonly language: Language
  /** At most this many articles, newest first. */
  readonly limit: number
  readonly signal: AbortSignal
}

/** `publishedAt` is ms, null where the source does not tell; texts are plain. */
export interface Article {
  readonly url: string
  readonly title: string
  readonly summary: string
  readonly publishedAt: number | null
  readonly source: string
  readonly language: Language
  readonly readBy: 'feed' | 'page'
}

/** Articles of one source, distinct among themselves; `press/distinct.ts` tells them apart across sources. */
export interface PressSource {
  /** @throws VigieError source_* when both feed and page fail. */
  readonly fetch: (request: PressRequest) => Promise<readonly Article[]>
}

/** An opinion on one article: -1 (fear) to 1 (greed), and the words that made it. */
export interface Opinion {
  readonly score: number
  readonly label: 'negative' | 'neutral' | 'positive'
  readonly by: 'lexicon' | 'claude'
  /** Matched words with the value each brought, after negation and intensifiers. */
  readonly why: readonly { readonly word: string; readonly value: number }[]
}

/** What was thought of the articles, and by whom it could not be. */
export interface SentimentResult {
  /** One opinion per article, in order. */
  readonly opinions: readonly Opinion[]
  /** Why the lexicon had to stand in for Claude; null where it did not. The run is partial then. */
  readonly fault: VigieError | null
}

/** Port: judges the mood of articles. */
export interface Sentiment {
  /** @param model of Claude, where Claude judges */
  readonly judge: (
    articles: readonly Article[],
    model: string,
    signal: AbortSignal,
  ) => Promise<SentimentResult>
}
