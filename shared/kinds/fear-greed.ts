/** Settings of the `fear-greed` kind, and the names of its profiles, components and sources. */
import * as z from 'zod'

/** Ids of the markets that have a fear and greed index. */
export const PROFILES = ['sample', 'casablanca', 'us', 'bitcoin'] as const

/** A market that has a profile. */
export const profileIdSchema = z.enum(PROFILES)

/** The market of an index. */
export type ProfileId = z.infer<typeof profileIdSchema>

/** All components of all profiles. */
export const COMPONENTS = [
  'momentum',
  'price_strength',
  'price_breadth',
  'volume',
  'volatility',
  'put_call_options',
  'equity_vs_bonds',
  'junk_bond_demand',
  'safe_haven_demand',
  'distance_from_average',
  'media_sentiment',
] as const

/** A component of the index. */
export const componentIdSchema = z.enum(COMPONENTS)

/** One of the measures that make a score. */
export type ComponentId = z.infer<typeof componentIdSchema>

/** Market sources by name; each has one client. */
const MARKET_SOURCES = [
  'sample',
  'casablanca',
  'fred',
  'yahoo',
  'stooq',
  'cnn',
  'cboe',
  'cboe-options',
  'wsj',
  'binance',
  'coinbase',
  'alternative-me',
  'csv',
] as const

/** A source of market series whose address can be replaced. */
export type MarketSourceId = (typeof MARKET_SOURCES)[number]

/** Whether a source gives market series; the others are newspapers, feeds and the judge of headlines. */
export const isMarketSource = (source: string): source is MarketSourceId =>
  MARKET_SOURCES.some((id) => id === source)

/** Ids of the newspapers that are read for media sentiment. */
export const PRESS_SOURCES = [
  'medias24',
  'boursenews',
  'challenge',
  'lavieeco',
  'cnbc',
  'coindesk',
  'cointelegraph',
  'decrypt',
] as const

/** Series that the owner's CSV file may replace or supply. */
const OWN_SERIES = ['market', 'bonds'] as const

/** Whether the owner's CSV file may replace or supply a series. */
export const isOwnSeries = (name: string): boolean => OWN_SERIES.some((own) => own === name)

const pageKeys = PRESS_SOURCES.map((id) => `${id}-page` as const)

/** Keys of addresses: a source, a feed, the page behind a feed, or the owner's own series. */
const ADDRESS_KEYS = [...MARKET_SOURCES, ...PRESS_SOURCES, ...pageKeys, ...OWN_SERIES] as const

/** Addresses by key, replacing the default ones. `file:` works for every source. */
export const addressesSchema = z.partialRecord(
  z.enum(ADDRESS_KEYS),
  z.url({ protocol: /^(https?|file)$/, error: 'source_address' }).max(2000),
)

/** Addresses that replace the usual ones, by source. */
export type SourceAddresses = z.infer<typeof addressesSchema>

/** Names that already mean a source, so that a feed of the owner's own cannot be confused with one. */
const TAKEN_NAMES: ReadonlySet<string> = new Set([...ADDRESS_KEYS, 'sentiment'])

const feedSchema = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1)
    .max(40)
    .refine((name) => !TAKEN_NAMES.has(name.toLowerCase()), { error: 'rule.name_taken' })
    .describe('What its articles and errors are shown under, for example Le Matin'),
  feed_url: z
    .url({ protocol: /^(https?|file)$/ })
    .max(2000)
    .describe('Address of the feed, RSS or Atom'),
  page_url: z
    .union([z.literal(''), z.url({ protocol: /^(https?|file)$/ }).max(2000)])
    .default('')
    .describe('Page whose headlines are read if the feed fails; empty: none'),
  language: z.enum(['fr', 'en']).describe('Language of the articles'),
})

/** A feed that the owner added to those of the profile. */
export type OwnFeed = z.infer<typeof feedSchema>

const sessions = (usual: number) => z.int().min(2).max(1000).default(usual)

/** Lookback windows, in sessions. */
export const windowsSchema = z.strictObject({
  momentum: sessions(125).describe('Sessions of each of the two means of momentum'),
  year: sessions(252).describe('Sessions in 52 weeks, for the low and the high'),
  volume: sessions(30).describe('Sessions of the mean volume'),
  volatility: sessions(30).describe('Returns whose deviation is the volatility'),
  equity_vs_bonds: sessions(20).describe('Sessions over which shares and bonds are compared'),
  normalisation: sessions(90).describe('Sessions whose lowest and highest figures become 0 and 100'),
})

/** Lookback windows of the components, in sessions. */
export type ComponentWindows = z.infer<typeof windowsSchema>

/** The settings of an index job. */
export const fearGreedSettingsSchema = z.strictObject({
  profile: profileIdSchema.default('sample').describe('Which market, from which sources, scored how'),
  sources: addressesSchema
    .default({})
    .describe('Addresses in place of the usual ones, for example {"cnn": "file:/srv/graphdata.json"}'),
  weights: z
    .partialRecord(componentIdSchema, z.number().min(0).max(100))
    .default({})
    .describe('Weights in place of the ones of the profile; 0 leaves a component out'),
  windows: windowsSchema.prefault({}).describe('Lengths in sessions'),
  feeds: z
    .array(feedSchema)
    .max(20)
    .default([])
    .refine((feeds) => new Set(feeds.map(({ name }) => name.toLowerCase())).size === feeds.length, {
      error: 'rule.same_name',
    })
    .describe('Feeds read in addition to those of the profile; they count as media sentiment does'),
  articles_per_source: z.int().min(1).max(50).default(10),
  sentiment_model: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .default('claude-haiku-5-5')
    .describe('Model of Claude that judges headlines if a key is set; without one, a lexicon does'),
  sentiment_url: z
    .union([z.literal(''), z.url({ protocol: /^https?$/ })])
    .default('')
    .describe('Address of the API of Claude that judges headlines; empty: the official address'),
  source_timeout_seconds: z
    .int()
    .min(1)
    .max(300)
    .default(30)
    .describe('A source that has not answered by then counts as failed'),
})

/** Settings of a job that computes a fear and greed index. */
export type FearGreedSettings = z.infer<typeof fearGreedSettingsSchema>
