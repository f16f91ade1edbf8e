import { describe, expect, it } from 'vitest'
import { createPressSource } from '../../../../main/adapters/sources/press/press-source.ts'
import { caught } from '../../../helpers/caught.ts'
import { FakeClock } from '../../../helpers/fake-clock.ts'
import { realHttp } from '../../../helpers/real-http.ts'
import { replayed } from '../../../helpers/replayed.ts'
import { feed, page, rss, startPress } from '../../../servers/press.ts'
import type { ReplayFault } from '../../../servers/replay.ts'

const clock = new FakeClock('2025-10-24T20:00:00Z')
const listing = '<h2><a href="/un">Un titre assez long pour être un article</a></h2>'
const documents = {
  '/feed': feed(rss([{ title: 'Titre du flux', link: 'https://site.ma/1' }])),
  '/': page(listing),
}

async function withFaults(faults: Readonly<Record<string, ReplayFault>>, timeoutMs = 20_000) {
  const server = await replayed(startPress(documents, { fault: ({ pathname }) => faults[pathname] ?? null }))
  const press = createPressSource({ http: realHttp(clock), clock, timeoutMs })
  const ask = (pageUrl: string | null = `${server.url}/`) =>
    press.fetch({
      id: 'medias24',
      name: 'Médias24',
      feedUrl: `${server.url}/feed`,
      pageUrl,
      language: 'fr',
      zone: 'Africa/Casablanca',
      limit: 10,
      signal: AbortSignal.timeout(20_000),
    })
  return { ask, server }
}

const down: ReplayFault = { status: 500, body: '' }

describe('the press', () => {
  it('is read by its feed; the page is not asked', async () => {
    const { ask, server } = await withFaults({})
    expect((await ask()).map(({ title, readBy }) => [title, readBy])).toEqual([['Titre du flux', 'feed']])
    expect(server.requests.map(({ url }) => url.pathname)).toEqual(['/feed'])
  })

  it.each([
    ['refuses', down],
    ['is HTML', 'html' as const],
    ['is cut off', 'truncated' as const],
    ['breaks off', 'reset' as const],
  ])('is read by its page when the feed %s', async (_, fault) => {
    const { ask } = await withFaults({ '/feed': fault })
    expect((await ask()).map(({ readBy }) => readBy)).toEqual(['page'])
  })

  it('is read by its page when the feed never answers', async () => {
    const { ask } = await withFaults({ '/feed': 'silent' }, 2_000)
    expect((await ask()).map(({ readBy }) => readBy)).toEqual(['page'])
  })

  it('fails naming what went wrong with both', async () => {
    const { ask } = await withFaults({ '/feed': 'html', '/': down })
    expect(await caught(ask())).toEqual({
      code: 'press_unavailable',
      source: 'medias24',
      feed: 'HTML instead of RSS',
      page: 'HTTP 500',
    })
  })

  it('fails as the feed does where there is no page', async () => {
    const { ask } = await withFaults({ '/feed': down })
    expect(await caught(ask(null))).toMatchObject({ code: 'source_refused', source: 'medias24' })
  })

  it('waits when it is asked to: the page is left alone, too', async () => {
    const busy = { status: 429, headers: { 'retry-after': '7' }, body: '' }
    const { ask, server } = await withFaults({ '/feed': busy })
    expect(await caught(ask())).toEqual({ code: 'source_rate_limited', source: 'medias24', seconds: 7 })
    expect(server.requests).toHaveLength(1)
  })
})
