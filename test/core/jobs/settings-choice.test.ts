/** What belongs to one market or exchange: left out of a run for another, never silently mixed into a job for another. */
import { describe, expect, it } from 'vitest'
import { createFearGreedKind, type FearGreedDeps } from '../../../main/core/jobs/fear-greed/kind.ts'
import { definitionOfRun, withJob } from '../../../main/core/jobs/registry.ts'
import { createTradesKind, type TradesKindDeps } from '../../../main/core/jobs/trades/kind.ts'
import type { JsonObject } from '../../../main/core/settings/patch.ts'

const index = createFearGreedKind({} as FearGreedDeps)
const trades = { ...createTradesKind({} as TradesKindDeps), assertApart: () => undefined }
const kinds = { 'fear-greed': index, trades }

const feed = { name: 'Le Matin', feed_url: 'https://lematin.test/rss', page_url: '', language: 'fr' as const }
const owners = {
  profile: 'casablanca' as const,
  sources: { market: 'file:///srv/masi.csv', fred: 'http://mirror.test' },
  feeds: [feed],
  weights: { momentum: 3 },
}
const ofIndex = (settings: object) => {
  const usual = index.defaults('UTC')
  return { ...usual, settings: { ...usual.settings, ...settings } }
}
const ofTrades = (settings: object) => {
  const usual = trades.defaults('UTC')
  return { ...usual, settings: { ...usual.settings, ...settings } }
}
const runSettings = (settings: JsonObject) =>
  definitionOfRun(kinds, { mood: ofIndex(owners) }, 'mood', { settings }, 0).settings

describe('a run for another market', () => {
  it('has none of the files, feeds and weights of the market of its job', () => {
    expect(runSettings({ profile: 'us' })).toMatchObject({ profile: 'us', feeds: [], weights: {} })
  })

  it('keeps the mirrors of hosts, which serve any market', () => {
    expect(runSettings({ profile: 'us' })).toMatchObject({ sources: { fred: 'http://mirror.test' } })
    expect(runSettings({ profile: 'us' })).not.toHaveProperty('sources.market')
  })

  it('has those that its own changes name', () => {
    const sources = { market: 'file:///srv/spx.csv' }
    expect(runSettings({ profile: 'us', sources })).toMatchObject({
      sources: { ...sources, fred: 'http://mirror.test' },
    })
  })
})

it('A run for a market that another job computes is refused before it begins, naming that job.', () => {
  const jobs = { mood: ofIndex(owners), states: ofIndex({ profile: 'us' }) }
  expect(() => definitionOfRun(kinds, jobs, 'mood', { settings: { profile: 'us' } }, 0)).toThrow(
    expect.objectContaining({
      code: 'invalid_input',
      params: {
        field: 'settings.profile',
        problem: { messageKey: 'profile_taken', params: { profile: 'us', job: 'states' } },
      },
    }),
  )
})

describe('a run for the market of its job', () => {
  it.each([{}, { profile: 'casablanca' }, { articles_per_source: 5 }])(
    'has everything of it (%j)',
    (changes) => {
      expect(runSettings(changes)).toMatchObject(owners)
    },
  )
})

it('A run for another exchange does not ask the addresses of the first one.', () => {
  const job = ofTrades({
    exchange: 'binance',
    archive_url: 'http://archive.test',
    api_url: 'http://api.test',
  })
  const changes = { settings: { exchange: 'kraken', symbol: 'XBTUSD' } }
  const { settings } = definitionOfRun(kinds, { trades: job }, 'trades', changes, 0)
  expect(settings).toMatchObject({ exchange: 'kraken', archive_url: '', api_url: '' })
})

describe('a job changed to another market', () => {
  const changed = (after: object) => () => withJob(kinds, { mood: ofIndex(owners) }, 'mood', ofIndex(after))

  it.each([
    ['file', { sources: owners.sources, feeds: [], weights: {} }, 'settings.sources.market'],
    ['feeds', { sources: {}, feeds: owners.feeds, weights: {} }, 'settings.feeds'],
    ['weights', { sources: {}, feeds: [], weights: owners.weights }, 'settings.weights'],
  ])(
    'is refused if it keeps the %s of the old one, naming the setting and the remedy',
    (_what, kept, field) => {
      expect(changed({ profile: 'us', ...kept })).toThrow(
        expect.objectContaining({
          code: 'invalid_input',
          message: expect.stringMatching(
            new RegExp(`${field}.*belongs to casablanca; remove or replace it.*add another job for us`),
          ),
        }),
      )
    },
  )

  it('is accepted if the same change removes or replaces them', () => {
    const weights = { momentum: 1 }
    const after = { profile: 'us', sources: { fred: 'http://mirror.test' }, feeds: [], weights }
    expect(changed(after)()).toMatchObject({ mood: { settings: after } })
  })

  it('is accepted with its mirrors of hosts', () => {
    const after = { profile: 'us', sources: { fred: 'http://mirror.test' }, feeds: [], weights: {} }
    expect(changed(after)()).toMatchObject({ mood: { settings: after } })
  })
})
