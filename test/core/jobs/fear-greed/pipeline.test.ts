/** What an update does if sources fail, are late, ask to wait, or have little data. */
import { describe, expect, it } from 'vitest'
import { updateIndex } from '../../../../main/core/jobs/fear-greed/pipeline.ts'
import type {
  Article,
  MarketSource,
  PressSource,
  SentimentJudge,
} from '../../../../main/core/jobs/fear-greed/ports.ts'
import { HostClosed } from '../../../../main/core/net/gate.ts'
import { VigieError } from '../../../../shared/errors.ts'
import { spokenDay } from '../../../../shared/time/day-words.ts'
import { FakeClock } from '../../../helpers/fake-clock.ts'
import {
  AFTERNOON,
  bar,
  SESSIONS as DAYS,
  failingSource,
  fixedSource,
  LAST_SESSION as LAST,
  marketBars,
  pipelineDeps,
  runOf,
  type TestDeps,
} from '../../../helpers/fear-greed.ts'

const masi = (volume?: (index: number) => number | null) =>
  fixedSource('casablanca', { MASI: marketBars(volume) })

function articleOf(source: string, index: number, at = AFTERNOON): Article {
  return {
    url: `https://${source}.example/${index}`,
    title: `${source} tells story ${index}`,
    summary: '',
    publishedAt: Date.parse(at),
    source,
    language: 'fr',
    readBy: 'feed',
  }
}

const press = (failing: readonly string[] = [], perSource = 3): PressSource => ({
  fetch: async ({ id, name }) => {
    if (failing.includes(id)) throw new VigieError('source_refused', { source: name, detail: 'HTTP 403' })
    return Array.from({ length: perSource }, (_, index) => articleOf(id, index))
  },
})

function sentiment(): SentimentJudge & { readonly judged: string[]; readonly models: Set<string> } {
  const judged: string[] = []
  const models = new Set<string>()
  return {
    judged,
    models,
    judge: async (articles, { model, baseUrl }) => {
      models.add(`${model} at ${baseUrl || 'the official address'}`)
      judged.push(...articles.map(({ url }) => url))
      const opinions = articles.map(
        () => ({ score: 0.2, label: 'positive', by: 'lexicon', why: [] }) as const,
      )
      return { opinions, fault: null }
    },
  }
}

function casablanca(change: Parameters<typeof pipelineDeps>[0] = {}): TestDeps {
  return pipelineDeps({
    clock: new FakeClock(AFTERNOON),
    sources: [masi()],
    press: press(),
    sentiment: sentiment(),
    ...change,
  })
}

const run = (settings: object = {}) => runOf({ profile: 'casablanca', ...settings })

describe('an update of casablanca', () => {
  it('counts what there is and says why the rest is missing', async () => {
    const { score, articles } = await updateIndex(casablanca(), run())
    const reasons = score.components.map(({ id, reason }) => [id, reason?.code ?? null])
    expect(reasons).toEqual([
      ['momentum', null],
      ['price_strength', null],
      ['volume', 'no_value'],
      ['volatility', null],
      ['equity_vs_bonds', 'no_file'],
      ['media_sentiment', null],
    ])
    expect(score.coverage).toBeCloseTo(0.75, 12)
    expect(articles).toBe(12)
    expect(score.components.at(-1)?.score).toBeCloseTo(60, 10)
  })

  it('keeps its articles in the order in which they appeared, so that lists show the newest first', async () => {
    const hoursAgo = (hours: number) => new Date(Date.parse(AFTERNOON) - hours * 3_600_000).toISOString()
    const newestFirst: PressSource = {
      fetch: async ({ id }) => [0, 1, 2].map((hours) => articleOf(id, hours, hoursAgo(hours))),
    }
    const deps = casablanca({ press: newestFirst })
    await updateIndex(deps, run())
    const times = deps.store.articles('casablanca', 50, null).map(({ publishedAt }) => publishedAt ?? 0)
    expect(times).toHaveLength(12)
    expect(times).toEqual(times.toSorted((a, b) => b - a))
  })

  it('stands for the moment of the run, and for the last session', async () => {
    const { score } = await updateIndex(casablanca(), run())
    expect(score.asOf).toBe(Date.parse(AFTERNOON))
    expect(score.day).toBe(LAST)
  })

  it('belongs to the last session when it runs at a week-end', async () => {
    const saturday = Date.parse(`${LAST}T12:00:00Z`) + 4 * 86_400_000
    const deps = casablanca({ clock: new FakeClock(saturday) })
    const { score } = await updateIndex(deps, run())
    expect(new Date(saturday).getUTCDay()).toBe(6)
    expect([score.day, score.asOf]).toEqual([LAST, saturday])
  })

  it('names each feed that failed; the others count', async () => {
    const deps = casablanca({ press: press(['challenge', 'lavieeco']) })
    const { score, reports } = await updateIndex(deps, run())
    expect(reports.faults().map(({ source, code }) => [source, code])).toEqual([
      ['challenge', 'source_refused'],
      ['lavieeco', 'source_refused'],
    ])
    expect(score.components.at(-1)).toMatchObject({ inputs: { articles: 6 } })
  })

  it('goes on without the press when all feeds fail', async () => {
    const deps = casablanca({ press: press(['medias24', 'boursenews', 'challenge', 'lavieeco']) })
    const { score } = await updateIndex(deps, run())
    expect(score.components.at(-1)?.reason).toMatchObject({ code: 'source_failed' })
    expect(score.coverage).toBeCloseTo(0.65, 12)
  })

  it('fails under half of the weight, saying which source failed and why, and keeps no score', async () => {
    const broken = new VigieError('source_malformed', {
      source: 'casablanca',
      detail: 'HTML instead of JSON',
    })
    const deps = casablanca({ sources: [failingSource('casablanca', broken)] })
    await expect(updateIndex(deps, run())).rejects.toMatchObject({
      code: 'index_coverage_low',
      params: { percent: 0 },
      message: expect.stringContaining('HTML instead of JSON'),
    })
    expect(deps.store.latest('casablanca')).toBeNull()
    expect(deps.store.sources('casablanca').find(({ source }) => source === 'casablanca')).toMatchObject({
      fault: { code: 'source_malformed' },
      lastOkAt: null,
    })
  })

  it('asks for the wait the market asked for', async () => {
    const busy = new VigieError('source_rate_limited', { source: 'casablanca', seconds: 7 })
    const deps = casablanca({ sources: [failingSource('casablanca', busy)] })
    await expect(updateIndex(deps, run())).rejects.toMatchObject({
      code: 'source_rate_limited',
      params: { seconds: 7 },
    })
    const [state] = deps.store.sources('casablanca').filter(({ source }) => source === 'casablanca')
    expect(state?.waitUntil).toBe(Date.parse(AFTERNOON) + 7000)
  })

  it('has made no attempt if the market sources were not called because their hosts asked to wait', async () => {
    const closed = new HostClosed('www.casablanca-bourse.com', 'casablanca', 7, Date.parse(AFTERNOON))
    const deps = casablanca({ sources: [failingSource('casablanca', closed)] })
    await expect(updateIndex(deps, run())).rejects.toBe(closed)
  })

  it('does not wait for the press or for Claude where it is the market that failed', async () => {
    const away = new VigieError('source_unreachable', { source: 'casablanca', detail: 'ECONNRESET' })
    const busy = new VigieError('source_rate_limited', { source: 'medias24', seconds: 3600 })
    const deps = casablanca({
      sources: [failingSource('casablanca', away)],
      press: { fetch: () => Promise.reject(busy) },
    })
    await expect(updateIndex(deps, run())).rejects.toMatchObject({ code: 'index_coverage_low' })
  })

  it('says that the network is missing, once, if no source could be reached', async () => {
    const away = new VigieError('source_unreachable', { source: 'casablanca', detail: 'ENOTFOUND' })
    const deps = casablanca({
      sources: [failingSource('casablanca', away)],
      press: { fetch: () => Promise.reject(away) },
    })
    await expect(updateIndex(deps, run())).rejects.toMatchObject({ code: 'index_offline', params: {} })
  })

  it('does not wait for a source that never answers', async () => {
    const silent: MarketSource = { id: 'casablanca', fetch: () => new Promise(() => undefined) }
    const deps = casablanca({ sources: [silent], delay: async () => undefined })
    await expect(updateIndex(deps, run({ source_timeout_seconds: 3 }))).rejects.toMatchObject({
      code: 'index_coverage_low',
      message: expect.stringContaining('did not answer within 3 s'),
    })
  })

  it('ends with the reason of a cancelled run, not with a fault of a source', async () => {
    const cancelled = new AbortController()
    const silent: MarketSource = { id: 'casablanca', fetch: () => new Promise(() => undefined) }
    const update = updateIndex(casablanca({ sources: [silent] }), { ...run(), signal: cancelled.signal })
    cancelled.abort(new Error('cancelled by the owner'))
    await expect(update).rejects.toThrow('cancelled by the owner')
  })

  it('takes no data that are weeks old for data of today', async () => {
    const later = Date.parse(AFTERNOON) + 12 * 86_400_000
    const deps = casablanca({ clock: new FakeClock(later) })
    await expect(updateIndex(deps, run())).rejects.toMatchObject({
      message: expect.stringContaining(`is from ${spokenDay('day', LAST, 'en')}`),
    })
  })

  it('says what the components lack where all sources answered', async () => {
    const short = fixedSource('casablanca', { MASI: marketBars().slice(-100) })
    await expect(updateIndex(casablanca({ sources: [short] }), run())).rejects.toMatchObject({
      message: expect.stringContaining('momentum: sessions needed: 250, known: 100'),
    })
  })

  it('refuses weights that leave nothing to weigh', async () => {
    const weights = {
      momentum: 0,
      price_strength: 0,
      volume: 0,
      volatility: 0,
      equity_vs_bonds: 0,
      media_sentiment: 0,
    }
    await expect(updateIndex(casablanca(), run({ weights }))).rejects.toMatchObject({
      code: 'invalid_input',
      params: { field: 'weights' },
    })
  })

  it('leaves articles of last month out of the mood', async () => {
    const old = {
      fetch: async () => Array.from({ length: 9 }, (_, i) => articleOf('old', i, '2020-02-01T08:00:00Z')),
    }
    const { score } = await updateIndex(casablanca({ press: old }), run())
    expect(score.components.at(-1)?.reason).toEqual({ code: 'no_value', params: {} })
  })

  it('judges each article once', async () => {
    const judge = sentiment()
    const deps = casablanca({ sentiment: judge })
    await updateIndex(deps, run())
    deps.clock.pass(600_000)
    await updateIndex(deps, run())
    expect(judge.judged).toHaveLength(12)
    expect([...judge.models]).toEqual(['claude-haiku-5-5 at the official address'])
    expect(deps.store.articles('casablanca', 50, null)).toHaveLength(12)
  })

  it('lets volume count once thirty sessions of it have been seen, day by day', async () => {
    const deps = casablanca({ sources: [masi((index) => (index === DAYS.length - 1 ? 500 : null))] })
    const seen = DAYS.slice(-130, -1).map((day, index) => ({ day, value: 100 + (index % 10) }))
    const nothing = { scores: [], articles: [], comparison: [], replayDay: null, restart: false }
    deps.store.save('casablanca', { ...nothing, volumes: seen })
    const { score } = await updateIndex(deps, run())
    expect(score.components[2]).toMatchObject({ id: 'volume', inputs: { volume: 500 } })
    expect(score.components[2]?.score).toBeCloseTo(100, 9)
    expect(deps.store.observations('casablanca', 'volume', LAST, LAST)).toEqual([{ day: LAST, value: 500 }])
  })

  it('reads bonds from a file of the owner', async () => {
    const yields = fixedSource('csv', { '': DAYS.map((day, index) => bar(day, 2 + index / 1000)) })
    const deps = casablanca({ sources: [masi(), yields] })
    const { score } = await updateIndex(deps, run({ sources: { bonds: 'file:///srv/yields.csv' } }))
    expect(score.coverage).toBeCloseTo(0.85, 12)
  })

  it('weighs as its owner says', async () => {
    const weights = {
      momentum: 1,
      price_strength: 0,
      volume: 0,
      volatility: 0,
      equity_vs_bonds: 0,
      media_sentiment: 3,
    }
    const { score } = await updateIndex(casablanca(), run({ weights }))
    expect(score.components.map(({ id, weight }) => [id, weight])).toEqual([
      ['momentum', 0.25],
      ['media_sentiment', 0.75],
    ])
  })
})
