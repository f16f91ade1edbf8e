/** Four newspapers at once, with real feeds and pages, and problems that really occurred. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createPressSource } from '../../../../main/adapters/sources/press/press-source.ts'
import { judgeByLexicon } from '../../../../main/adapters/sources/sentiment/sentiment.ts'
import { distinct } from '../../../../main/core/jobs/fear-greed/press/distinct.ts'
import { FakeClock } from '../../../helpers/fake-clock.ts'
import { realHttp } from '../../../helpers/real-http.ts'
import { replayed } from '../../../helpers/replayed.ts'
import { sharedData } from '../../../helpers/shared-data.ts'
import { feed, page, startPress } from '../../../servers/press.ts'
import { FORBIDDEN } from '../../../servers/replay.ts'

const file = (...path: string[]) => readFileSync(sharedData('F_media', ...path) ?? '')
const PAPERS = ['guardian', 'boursenews', 'uol', 'lavieeco'] as const

async function fetchAll() {
  const documents = {
    '/guardian/feed': feed(file('feeds', 'guardian.rss')),
    '/boursenews/feed': FORBIDDEN,
    '/boursenews': page(file('boursenews_home_2025-10.html')),
    // Declared as UTF-8, which it is not.
    '/uol/feed': feed(file('feeds', 'uolNoticias.rss')),
    '/lavieeco/feed': page(file('lavieeco_home_2025-10-24.html')),
    '/lavieeco': page(file('lavieeco_home_2025-10-24.html')),
  }
  const clock = new FakeClock('2025-10-24T20:00:00Z')
  const { url } = await replayed(startPress(documents))
  const press = createPressSource({ http: realHttp(clock), clock })
  const signal = AbortSignal.timeout(20_000)
  return Promise.all(
    PAPERS.map((id) => {
      const [feedUrl, pageUrl] = [`${url}/${id}/feed`, `${url}/${id}`]
      return press.fetch({
        id,
        name: id,
        feedUrl,
        pageUrl,
        language: 'fr',
        zone: 'Africa/Casablanca',
        limit: 10,
        signal,
      })
    }),
  )
}

describe.skipIf(sharedData('F_media') === null)(
  'real papers (skipped without the data beside the checkout)',
  () => {
    it('each give ten articles, by feed or by page, in readable letters', async () => {
      const papers = await fetchAll()
      expect(papers.map((articles) => articles.length)).toEqual([10, 10, 10, 10])
      expect(papers.map(([first]) => first?.readBy)).toEqual(['feed', 'page', 'feed', 'page'])
      expect(papers.flat().filter(({ title }) => /\uFFFD|Ã/.test(title))).toEqual([])
    })

    it('are told apart and judged one by one', async () => {
      const articles = distinct((await fetchAll()).flat())
      const opinions = await judgeByLexicon(articles, () => Promise.resolve())
      expect(opinions).toHaveLength(articles.length)
      const liquidity = articles.findIndex(({ title }) =>
        title.startsWith('Banques : Le besoin en liquidité'),
      )
      expect(opinions[liquidity]).toMatchObject({ label: 'negative', why: [{ word: 'besoin … accru' }] })
    })
  },
)
