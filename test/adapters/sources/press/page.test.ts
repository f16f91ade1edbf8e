import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { dayInAddress, parsePageDate } from '../../../../main/adapters/sources/press/dates.ts'
import { readPage } from '../../../../main/adapters/sources/press/page.ts'
import type { PressRequest } from '../../../../main/core/jobs/fear-greed/ports.ts'
import { caught } from '../../../helpers/caught.ts'
import { sharedData } from '../../../helpers/shared-data.ts'

const NOW = Date.parse('2025-10-24T20:00:00Z')
const request = (id: string, limit = 10): PressRequest => ({
  id,
  name: id,
  feedUrl: 'https://site.ma/feed',
  pageUrl: 'https://site.ma/',
  language: 'fr',
  zone: 'Africa/Casablanca',
  limit,
  signal: new AbortController().signal,
})
const read = (html: string, id = 'site') => {
  const bytes = new TextEncoder().encode(html)
  return readPage({ bytes, text: () => html }, request(id), 'https://site.ma/', NOW)
}

describe('any page', () => {
  it('is read by its headlines that are links, on the same host', async () => {
    const articles = await read(`
      <h2><a href="/un">Un titre assez long pour être un article</a></h2>
      <a href="https://site.ma/deux"><h3>Un autre titre assez long, dans un lien</h3></a>
      <h2><a href="/rubrique">Bourse</a></h2>
      <h2><a href="https://pub.example/x">Une publicité au titre assez long elle aussi</a></h2>`)
    expect(articles.map(({ title, url, readBy }) => [title, url, readBy])).toEqual([
      ['Un titre assez long pour être un article', 'https://site.ma/un', 'page'],
      ['Un autre titre assez long, dans un lien', 'https://site.ma/deux', 'page'],
    ])
  })

  it('is named when it holds no headline', async () => {
    expect(await caught(read('<p>Site en maintenance</p>'))).toEqual({
      code: 'source_malformed',
      source: 'site',
      detail: 'a page without headlines',
    })
  })
})

it('passes over a headline that leads nowhere', async () => {
  const articles = await read(`
    <h2><a>Un titre assez long pour être un article</a></h2>
    <h2><a href="/un">Un autre titre assez long pour en être un</a></h2>`)
  expect(articles.map(({ url }) => url)).toEqual(['https://site.ma/un'])
})

describe('a date on a page', () => {
  const iso = (text: string) => {
    const found = parsePageDate(text, 'Africa/Casablanca', NOW)
    return found === null ? null : new Date(found).toISOString()
  }

  it.each([
    ['24/10/2025', '2025-10-24T00:00:00.000Z'],
    ['Publié le 23/10', '2025-10-23T00:00:00.000Z'],
    ['30/12', '2024-12-30T00:00:00.000Z'],
    ['il y a 3 heures', '2025-10-24T17:00:00.000Z'],
    ['il y a une semaine', '2025-10-17T20:00:00.000Z'],
    ['hier', null],
    ['32/13', null],
    ['29/02', '2024-02-29T00:00:00.000Z'],
  ])('"%s" is %s', (text, instant) => {
    expect(iso(text)).toBe(instant)
  })

  it('is of today, and not of last year, while the day has only begun where the page is written', () => {
    const now = Date.parse('2025-10-25T00:20:00+01:00')
    expect(parsePageDate('25/10', 'Africa/Casablanca', now)).toBe(now)
    expect(parsePageDate('01/01', 'Africa/Casablanca', Date.parse('2026-01-01T00:20:00+01:00'))).toBe(
      Date.parse('2026-01-01T00:20:00+01:00'),
    )
  })
})

describe.skipIf(sharedData('F_media') === null)(
  'real pages (skipped without the data beside the checkout)',
  () => {
    const load = (name: string, id: string, limit: number) => {
      const bytes = readFileSync(sharedData('F_media', name) ?? '')
      return readPage(
        { bytes, text: () => bytes.toString() },
        request(id, limit),
        'https://mirror.test/',
        NOW,
      )
    }

    it('BourseNews gives its newest ten, dated, each once', async () => {
      const articles = await load('boursenews_home_2025-10.html', 'boursenews', 10)
      expect(articles).toHaveLength(10)
      expect(new Set(articles.map(({ title }) => title)).size).toBe(10)
      expect(articles[0]).toMatchObject({
        title: 'Banques : Le besoin en liquidité s’est accru à 119,5 milliards de dirhams au 3e trimestre',
        url: 'https://boursenews.ma/article/actualite/Banques-besoin-en-liquidites-T3-2025',
        publishedAt: Date.UTC(2025, 9, 24),
        readBy: 'page',
      })
    })

    it('La Vie éco gives its articles with their age', async () => {
      const articles = await load('lavieeco_home_2025-10-24.html', 'lavieeco', 50)
      expect(articles).toHaveLength(39)
      const plf = articles.find(({ title }) => title === 'PLF 2026 : Un tournant fiscal décisif')
      expect(plf).toMatchObject({
        url: 'https://www.lavieeco.com/argent/plf-2026-un-tournant-fiscal-decisif/',
        publishedAt: NOW - 2 * 86_400_000,
      })
    })

    it.each([
      ['boursenews_home_2025-10.html', 10],
      ['lavieeco_home_2025-10-24.html', 10],
    ])('%s is also read as any page, without its selectors', async (name, count) => {
      const articles = await load(name, 'unknown', count)
      expect(articles).toHaveLength(count)
    })
  },
)

describe('a page of a known source', () => {
  it('Médias24 is read by its articles, dated by the machine or by the address', async () => {
    const articles = await read(
      `<article><a href="/rubrique/bourse">Bourse</a><time datetime="2025-10-24T09:30:00+01:00">il y a 1 heure</time>
         <h3><a href="/article/masi">Le Masi gagne du terrain avant la fin de la semaine</a></h3></article>
       <a href="/2025/10/23/banques"><h4>Les banques cotées publient leurs résultats du trimestre</h4></a>
       <h2><a href="/services">Une rubrique qui n’est pas un article de ce jour</a></h2>`,
      'medias24',
    )
    expect(articles.map(({ url, publishedAt }) => [url, publishedAt])).toEqual([
      ['https://site.ma/article/masi', Date.parse('2025-10-24T09:30:00+01:00')],
      ['https://site.ma/2025/10/23/banques', Date.parse('2025-10-23')],
    ])
  })

  it('Challenge is read by its posts, dated in words', async () => {
    const articles = await read(
      `<div class="jeg_post"><div class="jeg_thumb"><a href="/cat">Image</a></div>
         <h3 class="jeg_post_title"><a href="/ciment-hausse">Ciment : les livraisons progressent en septembre</a></h3>
         <div class="jeg_meta_date"><a href="/ciment-hausse">22 octobre 2025</a></div></div>`,
      'challenge',
    )
    expect(articles.map(({ url, publishedAt }) => [url, new Date(publishedAt ?? 0).toISOString()])).toEqual([
      ['https://site.ma/ciment-hausse', '2025-10-21T23:00:00.000Z'],
    ])
  })
})

describe('a page with other sections', () => {
  it('gives economic headlines, dated by their address, without football and advertorials', async () => {
    const headline = (path: string, title: string) => `<h2><a href="${path}">${title}</a></h2>`
    const articles = await read(
      headline('/2025/10/24/masi', 'Le Masi clôture la semaine sur une hausse') +
        headline('/sport/2025/10/24/raja', 'Le Raja de Casablanca gagne le derby du dimanche') +
        headline('/2025/10/24/lions', 'Football : les Lions de l’Atlas en finale du tournoi') +
        headline('/sponsorise/voiture', 'Découvrez la nouvelle voiture de notre partenaire'),
    )
    expect(articles.map(({ url, publishedAt }) => [url, publishedAt])).toEqual([
      ['https://site.ma/2025/10/24/masi', Date.parse('2025-10-24')],
    ])
  })
})

describe('the day in an address', () => {
  it.each([
    ['https://site.ma/2025/10/24/titre', Date.parse('2025-10-24')],
    ['https://site.ma/eco/2025-10-04-titre', Date.parse('2025-10-04')],
    ['https://site.ma/2025/13/24/titre', null],
    ['https://site.ma/2027/10/24/titre', null],
    ['https://site.ma/titre', null],
  ])('of %s is %s', (address, time) => {
    expect(dayInAddress(address, NOW)).toBe(time)
  })
})
