/** Feeds: those of a profile, and those of the owner. */
import { describe, expect, it } from 'vitest'
import { updateIndex } from '../../../../main/core/jobs/fear-greed/pipeline.ts'
import type { Article, PressRequest } from '../../../../main/core/jobs/fear-greed/ports.ts'
import { profileFor } from '../../../../main/core/jobs/fear-greed/profiles/index.ts'
import { fearGreedSettingsSchema, type ProfileId } from '../../../../shared/kinds/fear-greed.ts'
import { FakeClock } from '../../../helpers/fake-clock.ts'
import { AFTERNOON, fixedSource, marketBars, pipelineDeps, runOf } from '../../../helpers/fear-greed.ts'

const MATIN = { name: 'Le Matin', feed_url: 'https://lematin.ma/rss', language: 'fr' }
const CHALLENGE_EN = { name: 'Review', feed_url: 'https://review.example/rss', language: 'en' }

const pressOf = (profile: ProfileId, settings: object = {}) =>
  profileFor(profile, fearGreedSettingsSchema.parse({ profile, ...settings })).press.map(({ id }) => id)

describe('the feeds of a profile', () => {
  it('are read where media sentiment has a weight', () => {
    expect(pressOf('casablanca')).toEqual(['medias24', 'boursenews', 'challenge', 'lavieeco'])
    expect(pressOf('us')).toEqual([])
    expect(pressOf('bitcoin')).toEqual([])
    expect(pressOf('us', { weights: { media_sentiment: 1 } })).toEqual(['cnbc'])
    expect(pressOf('bitcoin', { weights: { media_sentiment: 1 } })).toEqual([
      'coindesk',
      'cointelegraph',
      'decrypt',
    ])
    expect(pressOf('casablanca', { weights: { media_sentiment: 0 } })).toEqual([])
  })

  it('have no part in the score beside a published index until their owner weighs them', () => {
    const components = (weights: object) =>
      profileFor('us', fearGreedSettingsSchema.parse({ profile: 'us', weights })).components.length
    expect(components({})).toBe(7)
    expect(components({ media_sentiment: 1 })).toBe(8)
  })

  it('are not read in a replay: the press of today says nothing about 2020', () => {
    expect(pressOf('sample', { feeds: [MATIN] })).toEqual([])
  })
})

describe('a feed of one’s own', () => {
  it('is read beside those of the profile, and where it has none', () => {
    expect(pressOf('casablanca', { feeds: [MATIN] })).toContain('Le Matin')
    expect(pressOf('us', { feeds: [CHALLENGE_EN] })).toEqual(['Review'])
  })

  it('is asked by its address, in its language, and its articles count', async () => {
    const asked: PressRequest[] = []
    const articleOf = (source: string, index: number): Article => ({
      url: `https://${source.replaceAll(' ', '')}.example/${index}`,
      title: `${source} tells story ${index}`,
      summary: '',
      publishedAt: Date.parse(AFTERNOON),
      source,
      language: 'fr',
      readBy: 'feed',
    })
    const deps = pipelineDeps({
      clock: new FakeClock(AFTERNOON),
      sources: [fixedSource('casablanca', { MASI: marketBars() })],
      press: {
        fetch: async (request) => {
          asked.push(request)
          return [articleOf(request.id, 0), articleOf(request.id, 1)]
        },
      },
      sentiment: {
        judge: async (articles) => ({
          opinions: articles.map(() => ({ score: 0.2, label: 'positive', by: 'lexicon', why: [] })),
          fault: null,
        }),
      },
    })
    const feeds = [MATIN, { ...CHALLENGE_EN, page_url: 'https://review.example/' }]
    const { score } = await updateIndex(deps, runOf({ profile: 'casablanca', feeds }))
    expect(
      asked.slice(-2).map(({ id, feedUrl, pageUrl, language }) => [id, feedUrl, pageUrl, language]),
    ).toEqual([
      ['Le Matin', 'https://lematin.ma/rss', null, 'fr'],
      ['Review', 'https://review.example/rss', 'https://review.example/', 'en'],
    ])
    expect(score.components.at(-1)).toMatchObject({ id: 'media_sentiment', inputs: { articles: 12 } })
  })

  it.each([
    ['without a language', { name: 'A', feed_url: 'https://a.example/rss' }],
    ['with an address that is none', { ...MATIN, feed_url: 'lematin' }],
    ['with an address that is not of the web or a file', { ...MATIN, feed_url: 'ftp://lematin.ma/rss' }],
    ['without a name', { ...MATIN, name: ' ' }],
    ['with the name of a source of Vigie', { ...MATIN, name: 'CNN' }],
    ['with a setting that does not exist', { ...MATIN, weight: 2 }],
  ])('%s is refused', (_, feed) => {
    expect(fearGreedSettingsSchema.safeParse({ feeds: [feed] }).success).toBe(false)
  })

  it('cannot have the name of another', () => {
    const found = fearGreedSettingsSchema.safeParse({ feeds: [MATIN, { ...MATIN, name: 'le matin' }] })
    expect(found.error?.issues[0]).toMatchObject({ path: ['feeds'], message: 'rule.same_name' })
  })
})
