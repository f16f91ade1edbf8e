import { describe, expect, it } from 'vitest'
import type { Article } from '../../../../../main/core/jobs/fear-greed/ports.ts'
import { canonicalUrl, distinct } from '../../../../../main/core/jobs/fear-greed/press/distinct.ts'

const article = (title: string, url: string, source = 'a'): Article => ({
  url,
  title,
  summary: '',
  publishedAt: null,
  source,
  language: 'fr',
  readBy: 'feed',
})
const kept = (...articles: Article[]) => distinct(articles).map(({ url }) => url)

describe('an address', () => {
  it.each([
    'https://site.ma/article/titre',
    'http://site.ma/article/titre/',
    'https://www.site.ma/article/titre#comments',
    'https://site.ma/article/titre?utm_source=rss&utm_medium=feed&fbclid=x',
  ])('%s is the same page', (address) => {
    expect(canonicalUrl(address)).toBe('https://site.ma/article/titre')
  })

  it('keeps the parameters that choose a page, in one order', () => {
    expect(canonicalUrl('https://site.ma/?p=12&a=1')).toBe(canonicalUrl('https://site.ma/?a=1&p=12'))
    expect(canonicalUrl('https://site.ma/?p=12')).not.toBe(canonicalUrl('https://site.ma/?p=13'))
  })
})

describe('a story', () => {
  it('counts once by its address', () => {
    expect(kept(article('Un titre', 'https://a.ma/1'), article('Autre', 'http://www.a.ma/1/'))).toEqual([
      'https://a.ma/1',
    ])
  })

  it('counts once by nearly the same title, across sources, whatever case, accents and marks', () => {
    const first = article('Bourse de Casablanca : le Masi termine en hausse', 'https://a.ma/1')
    const second = article('BOURSE DE CASABLANCA: Le MASI términe en hausse !', 'https://b.ma/9', 'b')
    expect(kept(first, second)).toEqual(['https://a.ma/1'])
  })

  it('differs from one that differs in a figure', () => {
    const first = article('OPCVM : valeurs liquidatives au 3 octobre 2025', 'https://a.ma/1')
    const second = article('OPCVM : valeurs liquidatives au 10 octobre 2025', 'https://a.ma/2')
    expect(kept(first, second)).toHaveLength(2)
  })

  it('differs from one with other words', () => {
    const first = article('Le Masi ouvre en hausse ce lundi', 'https://a.ma/1')
    const second = article('Le Masi termine en baisse ce lundi', 'https://a.ma/2')
    expect(kept(first, second)).toHaveLength(2)
  })

  it('under a very short title is the same only when all words are', () => {
    expect(kept(article('Le marché', 'https://a.ma/1'), article('Le marché', 'https://a.ma/2'))).toHaveLength(
      1,
    )
    expect(kept(article('Le marché', 'https://a.ma/1'), article('Le taux', 'https://a.ma/2'))).toHaveLength(2)
  })
})
