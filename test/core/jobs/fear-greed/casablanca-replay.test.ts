/** The whole kind with its real clients, with servers that answer like the exchange and the press, or worse. */
import { describe, expect, it } from 'vitest'
import { timerDelay } from '../../../../main/adapters/clock/delay.ts'
import { createMarketSources } from '../../../../main/adapters/sources/market-sources.ts'
import { createPressSource } from '../../../../main/adapters/sources/press/press-source.ts'
import { createSentiment } from '../../../../main/adapters/sources/sentiment/sentiment.ts'
import { createFearGreedKind } from '../../../../main/core/jobs/fear-greed/kind.ts'
import type { RunResult } from '../../../../main/core/jobs/kind.ts'
import type { VigieEvent } from '../../../../shared/events.ts'
import { fearGreedSettingsSchema } from '../../../../shared/kinds/fear-greed.ts'
import { FakeClock } from '../../../helpers/fake-clock.ts'
import { pipelineDeps } from '../../../helpers/fear-greed.ts'
import { MASI_FILE, masiSessions } from '../../../helpers/masi.ts'
import { memorySettings } from '../../../helpers/memory-settings.ts'
import { realHttp } from '../../../helpers/real-http.ts'
import { replayed } from '../../../helpers/replayed.ts'
import { silentLog } from '../../../helpers/silent-log.ts'
import { HISTORY, startCasablanca } from '../../../servers/casablanca.ts'
import { feed, rss, startPress } from '../../../servers/press.ts'
import { FORBIDDEN, type ReplayOptions } from '../../../servers/replay.ts'

/** The day after the last session of the history. */
const NOW = '2022-12-31T12:00:00Z'

const items = (name: string) =>
  Array.from({ length: 6 }, (_, index) => ({
    title: `La valeur ${name}${index} progresse de ${index + 1} %`,
    link: `https://${name}.example/${index}`,
    date: 'Fri, 30 Dec 2022 09:00:00 +0100',
  }))

const FEEDS = ['medias24', 'boursenews', 'challenge', 'lavieeco'] as const
const documents = Object.fromEntries(FEEDS.map((name) => [`/${name}/feed`, feed(rss(items(name)))]))

interface ExchangeTrouble {
  readonly exchange?: ReplayOptions
  readonly press?: ReplayOptions
  readonly seconds?: number
}

async function update({ exchange = {}, press = {}, seconds = 20 }: ExchangeTrouble = {}) {
  const masi = await replayed(startCasablanca({ sessions: masiSessions() }, exchange))
  const papers = await replayed(startPress(documents, press))
  const clock = new FakeClock(NOW)
  const deps = { http: realHttp(clock), clock }
  const events: VigieEvent[] = []
  const pipeline = pipelineDeps({
    clock,
    sources: createMarketSources(deps),
    press: createPressSource(deps),
    sentiment: createSentiment({
      key: { isSet: () => false },
      claude: () => Promise.reject(new Error('no key is set')),
      yieldToEventLoop: () => Promise.resolve(),
    }),
    delay: timerDelay,
  })
  const kind = createFearGreedKind({
    ...pipeline,
    settings: memorySettings(),
    events: { publish: (event) => void events.push(event), subscribe: () => () => undefined },
  })
  const addresses = FEEDS.flatMap((name) => [
    [name, `${papers.url}/${name}/feed`],
    [`${name}-page`, `${papers.url}/${name}`],
  ])
  const settings = fearGreedSettingsSchema.parse({
    profile: 'casablanca',
    sources: { casablanca: masi.url, ...Object.fromEntries(addresses) },
    source_timeout_seconds: seconds,
  })
  const run = (): Promise<RunResult> =>
    kind.run({
      jobId: 'fear-greed',
      definition: { ...kind.defaults('Africa/Casablanca'), settings },
      runId: 'run-1',
      cause: 'manual',
      scheduledFor: clock.now(),
      attempt: 1,
      signal: new AbortController().signal,
      progress: () => undefined,
      log: silentLog(),
    })
  return { run, events, masi, store: pipeline.store }
}

const failing = ({ faults }: RunResult) => faults.map(({ source, code }) => `${source} ${code}`)

describe.skipIf(MASI_FILE === null)('casablanca (skipped without ../shared/data/E_masi)', () => {
  it('scores the market and its press', async () => {
    const { run, events } = await update()
    const { summary, faults } = await run()
    expect(summary).toMatchObject({
      profile: 'casablanca',
      coverage: 0.75,
      articles: 24,
      as_of: '2022-12-31T13:00:00+01:00',
    })
    expect(faults.map(({ source }) => source)).not.toContain('medias24')
    expect(events).toEqual([{ type: 'score', profile: 'casablanca', as_of: summary.as_of }])
  })

  it('says that the firewall refuses', async () => {
    const { run } = await update({ exchange: { fault: () => FORBIDDEN } })
    await expect(run()).rejects.toMatchObject({
      code: 'index_coverage_low',
      message: expect.stringMatching(/casablanca refused .*403/),
    })
  })

  it('survives cookies that expire', async () => {
    const { run, masi } = await update()
    await run()
    masi.expireCookies()
    expect((await run()).summary.coverage).toBe(0.75)
  })

  it('fails where a page in the middle fails, rather than scoring half a history', async () => {
    const { run } = await update({
      exchange: {
        fault: ({ pathname, searchParams }) =>
          pathname === HISTORY && searchParams.get('page[offset]') === '250'
            ? { status: 500, body: 'oops' }
            : null,
      },
    })
    await expect(run()).rejects.toMatchObject({ message: expect.stringContaining('casablanca') })
  })

  it('waits as long as it is asked to', async () => {
    const busy = { status: 429, headers: { 'retry-after': '7' }, body: 'slow down' }
    const { run, store } = await update({
      exchange: { fault: ({ pathname }) => (pathname === HISTORY ? busy : null) },
    })
    await expect(run()).rejects.toMatchObject({ code: 'source_rate_limited', params: { seconds: 7 } })
    const state = store.sources('casablanca').find(({ source }) => source === 'casablanca')
    expect(state?.waitUntil).toBe(Date.parse(NOW) + 7000)
  })

  it.each(['truncated', 'html'] as const)(
    'says that the exchange answered something unreadable: %s',
    async (fault) => {
      const { run } = await update({
        exchange: { fault: ({ pathname }) => (pathname === HISTORY ? fault : null) },
      })
      await expect(run()).rejects.toMatchObject({
        message: expect.stringContaining('casablanca'),
      })
    },
  )

  it('goes on without the feeds that fail, and names them', async () => {
    const { run } = await update({
      press: {
        fault: ({ pathname }) => {
          if (pathname.startsWith('/medias24')) return FORBIDDEN
          return pathname.startsWith('/challenge') ? 'html' : null
        },
      },
    })
    const result = await run()
    expect(result.outcome).toBe('partial')
    expect(result.summary).toMatchObject({ coverage: 0.75, articles: 12 })
    expect(failing(result).map((line) => line.split(' ')[0])).toEqual(
      expect.arrayContaining(['medias24', 'challenge']),
    )
  })

  it('does not wait for a feed that never answers', async () => {
    const { run } = await update({
      press: { fault: ({ pathname }) => (pathname.startsWith('/lavieeco') ? 'silent' : null) },
      seconds: 1,
    })
    const result = await run()
    expect(failing(result)).toContain('lavieeco source_timeout')
    expect(result.summary.articles).toBe(18)
  })
})
