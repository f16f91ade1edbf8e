import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { decodeText } from '../../../../main/adapters/net/charset.ts'
import { readFeed } from '../../../../main/adapters/sources/press/feed.ts'
import { decodeLeniently, stripHtml, summaryOf } from '../../../../main/adapters/sources/press/text.ts'
import type { PressRequest } from '../../../../main/core/jobs/fear-greed/ports.ts'
import { localizeParams, VigieError } from '../../../../shared/errors.ts'
import { sharedData } from '../../../helpers/shared-data.ts'
import { rss } from '../../../servers/press.ts'

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
const reply = (bytes: Uint8Array, contentType?: string) => ({
  bytes,
  text: () => decodeText(bytes, contentType),
})
const read = (text: string, change: Partial<PressRequest> = {}) =>
  readFeed(reply(new TextEncoder().encode(text)), { ...request, ...change }, NOW)
const refusal = (text: string) => {
  try {
    read(text)
  } catch (error) {
    return error instanceof VigieError ? localizeParams(error.params, 'en').detail : error
  }
}
const items = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    title: `Titre ${i}`,
    link: `https://site.ma/${i}`,
    date: new Date(Date.UTC(2026, 0, 1 + i)).toUTCString(),
  }))

describe('a feed', () => {
  it('gives title, address, date and a summary without its HTML', () => {
    const description = '<p>Le <b>Masi</b> gagne&nbsp;1&#37;&hellip;</p><script>x()</script>'
    const date = 'Fri, 24 Oct 2025 14:26:00 +0100'
    expect(
      read(rss([{ title: 'Hausse &amp;amp; essor', link: 'https://site.ma/1', date, description }])),
    ).toEqual([
      {
        url: 'https://site.ma/1',
        title: 'Hausse & essor',
        summary: 'Le Masi gagne 1%…',
        publishedAt: Date.UTC(2025, 9, 24, 13, 26),
        source: 'site',
        language: 'fr',
        readBy: 'feed',
      },
    ])
  })

  it('gives the newest articles, at most as many as wanted', () => {
    expect(read(rss(items(30)), { limit: 3 }).map(({ title }) => title)).toEqual([
      'Titre 29',
      'Titre 28',
      'Titre 27',
    ])
  })

  it('completes relative addresses and drops those no browser opens', () => {
    const links = ['/articles/un', 'javascript:alert(1)'].map((link, i) => ({ title: `Titre ${i}`, link }))
    expect(read(rss(links)).map(({ url }) => url)).toEqual(['https://site.ma/articles/un'])
  })

  it.each([
    ['HTML', '<!DOCTYPE html><html><body>Bloqué</body></html>', 'HTML instead of RSS'],
    ['something else', '{"items":[]}', 'neither RSS, Atom nor JSON Feed'],
    ['one without articles', rss([]), 'a feed without articles'],
  ])('is named when it is %s', (_, text, detail) => {
    expect(refusal(text)).toBe(detail)
  })

  it('takes the address from the guid where there is no link, and never its own for an article', () => {
    const item = (title: string, rest: string) => `<item><title>${title}</title>${rest}</item>`
    const text = `<rss version="2.0"><channel>
      ${item('Le Masi gagne du terrain', '<guid>https://site.ma/?p=1</guid>')}
      ${item('La banque centrale attend', '<guid isPermaLink="false">4711</guid>')}
      ${item('Un emprunt bien accueilli', '<link></link>')}
      ${item('Recul des prix du blé', '<guid>https://site.ma/?p=2</guid>')}
    </channel></rss>`
    expect(read(text).map(({ url }) => url)).toEqual(['https://site.ma/?p=1', 'https://site.ma/?p=2'])
  })

  it('is named when it is cut off', () => {
    expect(refusal(rss(items(5)).slice(0, 300))).toBe('a feed truncated after 300 characters')
  })
})

describe('a wrong encoding', () => {
  const text = '<rss><channel><item><title>Évolution à l’été</title></item></channel></rss>'
  const utf8 = new TextEncoder().encode(text)
  const western = Uint8Array.from(text.replace('’', '\u0092'), (character) => character.charCodeAt(0))

  it.each([
    ['UTF-8 declared as ISO-8859-1', utf8, 'text/xml; charset=iso-8859-1'],
    ['windows-1252 declared as UTF-8', western, 'text/xml; charset=utf-8'],
    ['windows-1252 without a declaration', western, undefined],
  ])('is survived: %s', (_, bytes, type) => {
    expect(decodeLeniently(reply(bytes, type))).toBe(text)
  })

  it('with one broken character does not spoil the others', () => {
    const broken = Uint8Array.from([...utf8, 0xff])
    expect(decodeLeniently(reply(broken, 'text/xml; charset=utf-8'))).toBe(`${text}\uFFFD`)
  })
})

describe('text', () => {
  it('loses its tags, entities and doubled spaces', () => {
    expect(stripHtml('<p>L&rsquo;indice&#160;: <i>+1&nbsp;%</i></p>\n\n<!-- pub -->fin')).toBe(
      'L’indice : +1 % fin',
    )
  })

  it('keeps a bare angle bracket', () => {
    expect(stripHtml('2 < 3')).toBe('2 < 3')
  })

  it('is cut at a word when it is long', () => {
    const summary = summaryOf('mot '.repeat(300))
    expect(summary).toMatch(/mot…$/)
    expect(summary.length).toBeLessThan(505)
  })
})

const real = ['guardian.rss', 'heise.atom', 'rss-1.rss', 'encoding.rss', 'uolNoticias.rss'] as const

describe.skipIf(sharedData('F_media', 'feeds') === null)(
  'real feeds (skipped without the data beside the checkout)',
  () => {
    const load = (name: string) => readFileSync(sharedData('F_media', 'feeds', name) ?? '')

    it.each(real)('%s gives ten articles with title, address and readable text', (name) => {
      const articles = readFeed(reply(load(name)), request, NOW)
      expect(articles).toHaveLength(10)
      for (const { title, url, summary } of articles) {
        expect(title).not.toMatch(/\uFFFD|<|&\w+;/)
        expect(summary).not.toMatch(/\uFFFD|<\/?[a-z]/)
        expect(url).toMatch(/^https?:/)
      }
    })

    it.each(['guardian.rss', 'heise.atom', 'encoding.rss'])(
      '%s tells when its articles were published',
      (name) => {
        const dates = readFeed(reply(load(name)), request, NOW).map(({ publishedAt }) => publishedAt)
        expect(dates).not.toContain(null)
        expect(dates).toEqual([...dates].sort((a, b) => (b ?? 0) - (a ?? 0)))
      },
    )

    it('uolNoticias.rss, which declares no encoding, keeps its accents', () => {
      const titles = readFeed(reply(load('uolNoticias.rss')), request, NOW).map(({ title }) => title)
      expect(titles.join(' ')).toMatch(/ção|ções/)
    })
  },
)
