/** Assembles the fear and greed index: its sources, its store, its kind and its service. */
import { join } from 'node:path'
import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import { createClaudeClients } from '../adapters/claude/client.ts'
import { createMarketSources } from '../adapters/sources/market-sources.ts'
import { createPressSource } from '../adapters/sources/press/press-source.ts'
import { createSampleSource } from '../adapters/sources/sample.ts'
import { createSentiment } from '../adapters/sources/sentiment/sentiment.ts'
import { createFearGreedKind } from '../core/jobs/fear-greed/kind.ts'
import type { IndexStore } from '../core/jobs/fear-greed/store.ts'
import { createIndexService } from '../core/services/index-scores.ts'
import type { Foundation } from './foundation.ts'

/** Makes no requests: a run does, when it needs a source. */
export function composeFearGreed(foundation: Foundation, store: IndexStore) {
  const { assets, clock, delay, events, fetch, http, claudeKey, settings } = foundation
  const claude = createClaudeClients({ key: claudeKey, fetch })
  const deps = {
    clock,
    delay,
    events,
    settings,
    store,
    sources: [...createMarketSources({ http, clock }), createSampleSource(join(assets, 'data', 'sample'))],
    press: createPressSource({ http, clock }),
    sentiment: createSentiment({
      key: claudeKey,
      claude,
      yieldToEventLoop: () => yieldToEventLoop(),
    }),
  }
  return {
    kind: createFearGreedKind(deps),
    service: createIndexService(deps),
  }
}
