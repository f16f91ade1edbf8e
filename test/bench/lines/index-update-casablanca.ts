/** One update of the Casablanca index with its four newspapers, with replay servers: what Vigie adds to the slowest. */
import { timerDelay } from '../../../main/adapters/clock/delay.ts'
import { systemClock } from '../../../main/adapters/clock/system.ts'
import { createMarketSources } from '../../../main/adapters/sources/market-sources.ts'
import { createPressSource } from '../../../main/adapters/sources/press/press-source.ts'
import { createSentiment } from '../../../main/adapters/sources/sentiment/sentiment.ts'
import { createIndexStore } from '../../../main/adapters/sqlite/index-scores.ts'
import { updateIndex } from '../../../main/core/jobs/fear-greed/pipeline.ts'
import { CLASSIC_HISTORY_DAYS } from '../../../main/core/jobs/fear-greed/profiles/classic.ts'
import { fearGreedSettingsSchema, PRESS_SOURCES } from '../../../shared/kinds/fear-greed.ts'
import { realHttp } from '../../helpers/real-http.ts'
import { type HttpExchange, type MarketSession, startCasablanca } from '../../servers/casablanca.ts'
import { feed, rss, startPress } from '../../servers/press.ts'
import { line } from '../harness/line.ts'
import { tempDatabase, timed } from '../tools/temp-database.ts'

const LATENCY_MS = 200
const SESSIONS = 750
const DAY_MS = 86_400_000

/** Weekdays back from yesterday with values that rise and fall: a load, not a market. */
function sessions(): MarketSession[] {
  const days = Array.from({ length: SESSIONS * 2 }, (_, i) => new Date(Date.now() - (i + 1) * DAY_MS))
  const weekdays = days.filter((day) => day.getUTCDay() % 6 !== 0).slice(0, SESSIONS)
  return weekdays.map((day, i) => {
    const value = 1000 - i + 40 * Math.sin(i / 7)
    const figure = (shift: number) => (value + shift).toFixed(2)
    return { day: day.toISOString().slice(0, 10), close: figure(0), high: figure(5), low: figure(-5) }
  })
}

/** With a quote of today and the turnover of eighty shares, so that every endpoint is called once. */
function exchangeOf(past: readonly MarketSession[]): HttpExchange {
  const close = past[0]?.close ?? ''
  const quote = { value: close, previous: close, high: close, low: close }
  return { sessions: past, quote, turnovers: Array.from({ length: 80 }, (_, i) => `${i * 1000}.50`) }
}

function papers() {
  const items = (name: string) =>
    Array.from({ length: 10 }, (_, i) => ({
      title: `${name}${i} progresse`,
      link: `https://${name}.example/${i}`,
      date: new Date(Date.now() - i * 3_600_000).toUTCString(),
      description: '<p>Le résultat net recule mais le chiffre d’affaires est en hausse de 4 %.</p>',
    }))
  return Object.fromEntries(PRESS_SOURCES.map((name) => [`/${name}/feed`, feed(rss(items(name)))]))
}

/** Separate clients for each measurement: they share no cookies and no connections. */
function deps() {
  const network = { http: realHttp(systemClock), clock: systemClock }
  return {
    clock: systemClock,
    delay: timerDelay,
    sources: createMarketSources(network),
    press: createPressSource(network),
    sentiment: createSentiment({
      key: { isSet: () => false },
      claude: () => Promise.reject(new Error('no key is set')),
      yieldToEventLoop: () => Promise.resolve(),
    }),
  }
}

async function exchangeAlone(url: string): Promise<void> {
  const source = deps().sources.find(({ id }) => id === 'casablanca')
  const from = new Date(Date.now() - CLASSIC_HISTORY_DAYS * DAY_MS).toISOString().slice(0, 10)
  // No volume is kept, as in the update: both ask for the turnover of the last sessions.
  const kept = new Set<string>()
  await source?.fetch({ symbol: 'MASI', from, kept, url, signal: AbortSignal.timeout(60_000) })
}

export const indexUpdateCasablanca = line({
  name: 'index-update-casablanca',
  work: 'an update of the Casablanca index with its four newspapers, from servers that are 200 ms late.',
  peer: 'the exchange alone, the slowest of its sources, asked by the same client',
  figures: { time: { unit: 'ms', goal: { more: 50 } } },
  sizes: [1],
  setUp: async () => {
    const options = { latencyMs: LATENCY_MS }
    const [exchange, press] = await Promise.all([
      startCasablanca(exchangeOf(sessions()), options),
      startPress(papers(), options),
    ])
    const feeds = PRESS_SOURCES.map((name) => [name, `${press.url}/${name}/feed`])
    const sources = { casablanca: exchange.url, ...Object.fromEntries(feeds) }
    const settings = fearGreedSettingsSchema.parse({ profile: 'casablanca', sources })
    let articles = 0
    return {
      ours: async () => {
        const { db, remove } = tempDatabase()
        const run = { settings, runId: null, signal: AbortSignal.timeout(60_000), progress: () => undefined }
        const time = await timed(async () => {
          articles = (await updateIndex({ ...deps(), store: createIndexStore(db) }, run)).articles
        })
        remove()
        return { time }
      },
      peer: async () => ({ time: await timed(() => exchangeAlone(exchange.url)) }),
      detail: () => ({ articles, latency_ms: LATENCY_MS }),
      close: () => Promise.all([exchange.close(), press.close()]).then(() => undefined),
    }
  },
})
