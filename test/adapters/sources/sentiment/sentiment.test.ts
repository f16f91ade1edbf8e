import { describe, expect, it } from 'vitest'
import { createClaudeClients } from '../../../../main/adapters/claude/client.ts'
import { createSentiment } from '../../../../main/adapters/sources/sentiment/sentiment.ts'
import type { Article } from '../../../../main/core/jobs/fear-greed/ports.ts'
import { freeClaudeKey } from '../../../helpers/claude-key.ts'
import { replayed } from '../../../helpers/replayed.ts'
import { startMessages } from '../../../servers/messages.ts'
import { json, type ReplayOptions } from '../../../servers/replay.ts'

const article = (title: string, language: 'en' | 'fr' = 'fr'): Article => ({
  url: `https://site.ma/${encodeURIComponent(title)}`,
  title,
  summary: '',
  publishedAt: null,
  source: 'site',
  language,
  readBy: 'feed',
})

/** A judge with the real SDK and a loopback server that implements the Messages API. */
async function judging(
  key: string | null,
  answer: (articles: number) => string,
  options: ReplayOptions = {},
) {
  const server = await replayed(startMessages(answer, options))
  const claudeKey = freeClaudeKey(key)
  const claude = createClaudeClients({ key: claudeKey })
  let breaths = 0
  const yieldToEventLoop = async () => {
    breaths += 1
  }
  const sentiment = createSentiment({ key: claudeKey, claude, yieldToEventLoop })
  const judge = (articles: Article[]) =>
    sentiment.judge(
      articles,
      { model: 'claude-of-the-test', baseUrl: server.url },
      AbortSignal.timeout(20_000),
    )
  return { judge, server, breaths: () => breaths }
}

const all = (score: number) => (articles: number) =>
  JSON.stringify({
    opinions: Array.from({ length: articles }, (_, i) => ({ article: i + 1, score, words: ['hausse'] })),
  })

describe('without a key', () => {
  it('the event loop turns after each article', async () => {
    const { judge, breaths } = await judging(null, all(1))
    await judge([article('Hausse des pertes'), article('Profit rose', 'en')])
    expect(breaths()).toBe(2)
  })

  it('the lexicon of each article’s language judges, and nobody is asked', async () => {
    const { judge, server } = await judging(null, all(1))
    const { opinions, fault } = await judge([article('Hausse des pertes'), article('Profit rose', 'en')])
    expect(opinions.map(({ label, by }) => [label, by])).toEqual([
      ['negative', 'lexicon'],
      ['positive', 'lexicon'],
    ])
    expect([fault, server.requests]).toEqual([null, []])
  })
})

describe('with a key', () => {
  it('Claude judges, and says which words decided', async () => {
    const { judge } = await judging('key', all(0.6))
    expect(await judge([article('Le Masi en hausse')])).toEqual({
      opinions: [{ score: 0.6, label: 'positive', by: 'claude', why: [{ word: 'hausse', value: 0.6 }] }],
      fault: null,
    })
  })

  it('Claude is asked for the model that the job names', async () => {
    const { judge, server } = await judging('key', all(0.6))
    await judge([article('Le Masi en hausse')])
    expect(server.requests.map(({ body }) => JSON.parse(body).model)).toEqual(['claude-of-the-test'])
  })

  it('Claude is asked for ten articles a call, and the opinions keep their order', async () => {
    const { judge, server } = await judging('key', (articles) =>
      JSON.stringify({
        opinions: Array.from({ length: articles }, (_, i) => ({
          article: i + 1,
          score: i / 10,
          words: [],
        })).reverse(),
      }),
    )
    const { opinions } = await judge(Array.from({ length: 12 }, (_, i) => article(`Titre ${i}`)))
    expect(server.requests).toHaveLength(2)
    expect(opinions.map(({ score }) => score * 10)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1])
  })

  it('nothing is asked where there is nothing to judge', async () => {
    const { judge, server } = await judging('key', all(1))
    expect(await judge([])).toEqual({ opinions: [], fault: null })
    expect(server.requests).toEqual([])
  })

  it.each([
    ['refuses the key', { ...json({ type: 'error' }), status: 401 }, 'claude_key_refused'],
    ['asks to wait', { ...json({}), status: 429, headers: { 'retry-after': '9' } }, 'source_rate_limited'],
    ['has an error of its own', { ...json({}), status: 500 }, 'source_failed'],
    ['breaks off', 'reset' as const, 'source_unreachable'],
  ])('the lexicon stands in when Claude %s, and the judgement says so', async (_, fault, code) => {
    const { judge } = await judging('key', all(1), { fault: () => fault })
    const judgement = await judge([article('Hausse des pertes')])
    expect(judgement.opinions).toMatchObject([{ label: 'negative', by: 'lexicon' }])
    expect(judgement.fault?.code).toBe(code)
  })

  it.each([
    ['no JSON', () => 'Positive, I would say.'],
    ['a score beyond 1', all(7)],
    ['fewer opinions than articles', () => all(0.5)(1)],
  ])('the lexicon stands in for an answer with %s', async (_, answer) => {
    const { judge } = await judging('key', answer)
    const { opinions, fault } = await judge([article('Hausse des pertes'), article('Baisse du chômage')])
    expect(opinions.map(({ by }) => by)).toEqual(['lexicon', 'lexicon'])
    expect(fault).toMatchObject({ code: 'source_malformed', params: { source: 'Claude' } })
  })
})
