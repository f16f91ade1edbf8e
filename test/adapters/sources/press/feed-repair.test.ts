import { describe, expect, it } from 'vitest'
import { readFeed } from '../../../../main/adapters/sources/press/feed.ts'
import { isoDates } from '../../../../main/adapters/sources/press/feed-repair.ts'
import type { PressRequest } from '../../../../main/core/jobs/fear-greed/ports.ts'

const NOW = Date.parse('2026-11-29T12:00:00Z')
const request: PressRequest = {
  id: 'site',
  name: 'Site',
  feedUrl: 'https://site.ma/feed',
  pageUrl: null,
  language: 'fr',
  zone: 'Africa/Casablanca',
  limit: 10,
  signal: new AbortController().signal,
}
const read = (text: string) =>
  readFeed({ bytes: new TextEncoder().encode(text), text: () => text }, request, NOW)
const item = (title: string, path: string, date = 'Fri, 20 Nov 2026 10:00:00 GMT') =>
  `<item><title>${title}</title><link>https://site.ma/${path}</link><pubDate>${date}</pubDate></item>`
const feed = (items: string) => `<rss version="2.0"><channel><title>Site</title>${items}</channel></rss>`

describe('what feeds of others were reported to hold', () => {
  const read = (text: string) => {
    const bytes = new TextEncoder().encode(text)
    return readFeed({ bytes, text: () => text }, request, NOW)
  }
  const rss = (inner: string) => read(`<rss version="2.0"><channel><title>T</title>${inner}</channel></rss>`)
  const item = (title: string, number: number, date = '') =>
    `<item><title>${title}</title><link>https://site.ma/${number}</link><pubDate>${date}</pubDate></item>`

  it('a title with a bare < does not lose the list', () => {
    const titles = rss(item('Masi < 12.000 points', 1) + item('Le Masi recule', 2)).map(({ title }) => title)
    expect(titles).toEqual(['Masi < 12.000 points', 'Le Masi recule'])
  })

  it('items without a channel are read', () => {
    expect(read(`<rss version="2.0">${item('Le Masi recule', 1)}</rss>`)[0]?.title).toBe('Le Masi recule')
  })

  it('control characters are dropped', () => {
    expect(rss(item('Le\u0008 Masi\u0000 recule', 1))[0]?.title).toBe('Le Masi recule')
  })

  it.each([
    ['1795168800', '2026-11-20T10:00:00.000Z'],
    ['1795168800000', '2026-11-20T10:00:00.000Z'],
    ['2026/11/15 10:00:00 GMT', '2026-11-15T10:00:00.000Z'],
    [' Sat, 14 Nov 2026 08:47:51 -0500', '2026-11-14T13:47:51.000Z'],
  ])('the date "%s" is %s', (date, time) => {
    expect(rss(item('Le Masi recule', 1, date))[0]?.publishedAt).toBe(Date.parse(time))
  })

  it.each([
    ['<pubDate>2026-11-20T10:00:00Z</pubDate>', '2026-11-20T10:00:00.000Z'],
    ['<updated>Fri, 20 Nov 2026 14:00:00 GMT</updated>', '2026-11-20T14:00:00.000Z'],
  ])('an Atom feed with the date of RSS: %s', (date, time) => {
    const [article] = read(
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><title>Le Masi recule</title>
       <link rel="self" href="https://site.ma/self"/><link href="https://site.ma/1"/>${date}</entry></feed>`,
    )
    expect([article?.url, article?.publishedAt]).toEqual(['https://site.ma/1', Date.parse(time)])
  })
})

describe('dates in digits', () => {
  const dates = (language: 'fr' | 'en', ...texts: string[]) => {
    const text = texts.map((one) => `<pubDate>${one}</pubDate>`).join('')
    const found = isoDates(text, { zone: 'UTC', language }, Date.parse('2026-03-01T12:00:00Z'))
    return [...found.matchAll(/>([^<]{10})/g)].map(([, day]) => day)
  }

  it('are read in the order that the whole feed tells', () => {
    expect(dates('en', '05/02/2026 10:00', '04/02/2026 09:00')).toEqual(['2026-02-05', '2026-02-04'])
    expect(dates('fr', '02/05/2026 10:00', '02/13/2026 09:00')).toEqual(['2026-02-05', '2026-02-13'])
  })

  it('alone, are read as the language writes them', () => {
    expect(dates('fr', '03/02/2026')).toEqual(['2026-02-03'])
    expect(dates('en', '02/03/2026')).toEqual(['2026-02-03'])
  })
})

describe('a damaged feed', () => {
  it('is read although a script follows its end', () => {
    expect(read(`${feed(item('Un titre', '1'))}<script>track()</script>`)).toHaveLength(1)
  })

  it('is read although an item has no end', () => {
    const open = item('Un premier titre', '1').replace('</item>', '')
    const text = feed(
      `${open}${item('Un autre article', '2')}${item('Le dernier', '3').replace('</item>', '')}`,
    )
    expect(read(text).map(({ url }) => url)).toEqual([
      'https://site.ma/1',
      'https://site.ma/2',
      'https://site.ma/3',
    ])
  })

  it('loses one bad value, not the others', () => {
    const text = feed(
      item('Une adresse impossible', '1').replace('https://site.ma/1', 'http://[') +
        item('Une date impossible', '2', '45 Brumaire') +
        item('Un article entier', '3'),
    )
    expect(read(text).map(({ url, publishedAt }) => [url, publishedAt])).toEqual([
      ['https://site.ma/3', Date.parse('2026-11-20T10:00:00Z')],
      ['https://site.ma/2', null],
    ])
  })

  it('gives no date to an article of the future, which so is not the newest', () => {
    const text = feed(item('Du futur', '1', 'Fri, 20 Nov 2037 10:00:00 GMT') + item('D’hier', '2'))
    expect(read(text).map(({ publishedAt }) => publishedAt)).toEqual([
      Date.parse('2026-11-20T10:00:00Z'),
      null,
    ])
  })

  it('without zones is read in the zone of the country', () => {
    expect(read(feed(item('Un titre', '1', '13/03/2026 12:22')))[0]?.publishedAt).toBe(
      Date.parse('2026-03-13T12:22:00Z'),
    )
  })
})
