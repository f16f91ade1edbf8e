import { describe, expect, it } from 'vitest'
import { readFeed } from '../../../../main/adapters/sources/press/feed.ts'
import type { PressRequest } from '../../../../main/core/jobs/fear-greed/ports.ts'
import { localizeParams, VigieError } from '../../../../shared/errors.ts'

const NOW = Date.parse('2026-11-29T12:00:00Z')
const request: PressRequest = {
  id: 'site',
  name: 'Site',
  feedUrl: 'https://site.ma/feed.json',
  pageUrl: null,
  language: 'fr',
  zone: 'Africa/Casablanca',
  limit: 10,
  signal: new AbortController().signal,
}
const readText = (text: string) =>
  readFeed({ bytes: new TextEncoder().encode(text), text: () => text }, request, NOW)
const read = (items: readonly unknown[], version = 'https://jsonfeed.org/version/1.1') =>
  readText(JSON.stringify({ version, title: 'Site', items }))
const refusal = (text: string) => {
  try {
    return readText(text)
  } catch (error) {
    return error instanceof VigieError ? localizeParams(error.params, 'en').detail : error
  }
}

describe('a JSON Feed', () => {
  it('gives title, address, date and a summary without its HTML', () => {
    const articles = read([
      {
        id: '1',
        url: 'https://site.ma/1',
        title: 'Hausse &amp; essor',
        content_html: '<p>Le <b>Masi</b> gagne 1&nbsp;%</p>',
        date_published: '2026-11-27T10:00:00+01:00',
      },
    ])
    expect(articles).toEqual([
      {
        url: 'https://site.ma/1',
        title: 'Hausse & essor',
        summary: 'Le Masi gagne 1 %',
        publishedAt: Date.UTC(2026, 10, 27, 9),
        source: 'site',
        language: 'fr',
        readBy: 'feed',
      },
    ])
  })

  it('takes the address of an item from its id, or from what it links to', () => {
    const urls = read([
      { id: 'https://site.ma/1', title: 'Un' },
      { id: '2', external_url: 'https://other.ma/2', title: 'Deux' },
      { id: '3', url: '/3', title: 'Trois' },
    ]).map(({ url }) => url)
    expect(urls.sort()).toEqual(['https://other.ma/2', 'https://site.ma/1', 'https://site.ma/3'])
  })

  it.each([
    ['is no object', 'text'],
    ['has no title', { id: '1', url: 'https://site.ma/1', content_text: 'Masi' }],
    ['leads nowhere', { id: '1', url: 'javascript:alert(1)', title: 'Masi' }],
  ])('leaves out an item that %s, not the list', (_, item) => {
    expect(
      read([item, { id: '2', url: 'https://site.ma/2', title: 'Deux' }]).map(({ title }) => title),
    ).toEqual(['Deux'])
  })

  it('has no date where an item names a future one, or none that can be read', () => {
    const dates = ['2031-01-01T00:00:00Z', 'soon', 7].map((date_published, n) => ({
      id: String(n),
      url: `https://site.ma/${n}`,
      title: `Titre ${['un', 'deux', 'trois'][n]}`,
      date_published,
    }))
    expect(read(dates).map(({ publishedAt }) => publishedAt)).toEqual([null, null, null])
  })

  it.each([
    ['other JSON', '{"items":[]}', 'neither RSS, Atom nor JSON Feed'],
    ['JSON of another format', '{"version":"2","items":[]}', 'neither RSS, Atom nor JSON Feed'],
    [
      'JSON that is cut off',
      '{"version":"https://jsonfeed.org/version/1","items":[{',
      'JSON invalid or truncated after 54 characters',
    ],
    [
      'a list without articles',
      '{"version":"https://jsonfeed.org/version/1","items":[]}',
      'a feed without articles',
    ],
  ])('refuses %s in words', (_, text, words) => {
    expect(refusal(text)).toBe(words)
  })
})
