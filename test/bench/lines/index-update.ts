/** One update of the index, with a source that is half a second late. */
import { timerDelay } from '../../../main/adapters/clock/delay.ts'
import { systemClock } from '../../../main/adapters/clock/system.ts'
import { createMarketSources } from '../../../main/adapters/sources/market-sources.ts'
import { createIndexStore } from '../../../main/adapters/sqlite/index-scores.ts'
import { updateIndex } from '../../../main/core/jobs/fear-greed/pipeline.ts'
import type { MarketSource } from '../../../main/core/jobs/fear-greed/ports.ts'
import { fearGreedSettingsSchema } from '../../../shared/kinds/fear-greed.ts'
import { realHttp } from '../../helpers/real-http.ts'
import { cnnGraph, startCnn } from '../../servers/us-market.ts'
import { line } from '../harness/line.ts'
import { tempDatabase, timed } from '../tools/temp-database.ts'

const LATENCY_MS = 500
const nobody = { fetch: () => Promise.reject(new Error('no press here')) }
const noOpinion = { judge: async () => ({ opinions: [], fault: null }) }

/** The last 700 days in CNN's form. */
function graph() {
  const today = Date.now()
  const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10)
  return cnnGraph(dayOf(today - 699 * 86_400_000), dayOf(today))
}

export const indexUpdate = line({
  name: 'index-update',
  work: 'an update of the us index from CNN with two years of data, half a second late: fetched, checked, scored and stored.',
  peer: 'the same source asked alone by the same client',
  figures: { time: { unit: 'ms', goal: { more: 50 } } },
  sizes: [1],
  setUp: async () => {
    const server = await startCnn(graph(), { latencyMs: LATENCY_MS })
    const { db, remove } = tempDatabase()
    const settings = fearGreedSettingsSchema.parse({ profile: 'us', sources: { cnn: server.url } })
    const store = createIndexStore(db)
    // One client, as the program has: a new one reads the certificates of the machine again before it asks over TLS.
    const sources = createMarketSources({ http: realHttp(systemClock), clock: systemClock })
    const alone = (source?: MarketSource) => {
      const from = new Date(Date.now() - 699 * 86_400_000).toISOString().slice(0, 10)
      const signal = AbortSignal.timeout(60_000)
      return source?.fetch({ symbol: 'market_momentum_sp500', from, url: server.url, signal })
    }
    const update = () => {
      const deps = {
        clock: systemClock,
        delay: timerDelay,
        store,
        sources,
        press: nobody,
        sentiment: noOpinion,
      }
      const { signal } = new AbortController()
      return updateIndex(deps, { settings, runId: null, signal, progress: () => undefined })
    }
    return {
      ours: async () => ({ time: await timed(update) }),
      peer: async () => ({ time: await timed(() => alone(sources.find(({ id }) => id === 'cnn'))) }),
      detail: () => ({ latency_ms: LATENCY_MS }),
      close: async () => {
        remove()
        await server.close()
      },
    }
  },
})
