import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Article } from '../../../../../main/core/jobs/fear-greed/ports.ts'
import {
  canonicalUrl,
  distinct,
  newestDistinct,
} from '../../../../../main/core/jobs/fear-greed/press/distinct.ts'

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

describe('words that carry the opinion', () => {
  it.each([
    ['Bourse de Casablanca : le Masi ouvre en hausse', 'Bourse de Casablanca : le Masi ouvre en baisse'],
    [
      'La Bourse de Paris termine la semaine dans le vert',
      'La Bourse de Paris termine la semaine dans le rouge',
    ],
    ['Le chômage progresse encore au troisième trimestre', 'Le chômage recule encore au troisième trimestre'],
    ['Moody’s relève la note souveraine du Maroc', 'Moody’s abaisse la note souveraine du Maroc'],
    ['La banque centrale relève son taux directeur', 'La banque centrale ne relève pas son taux directeur'],
    ['Wall Street opens higher after the jobs report', 'Wall Street opens lower after the jobs report'],
    ['Dow rises as traders weigh the inflation data', 'Dow falls as traders weigh the inflation data'],
    ['Apple shares up in early trading on Monday', 'Apple shares down in early trading on Monday'],
    ['Analysts upgrade the big banks before earnings', 'Analysts downgrade the big banks before earnings'],
    ['The Fed will cut its rates in September', 'The Fed will not cut its rates in September'],
  ])('are never the only difference: %s / %s', (one, other) => {
    expect(kept(article(one, 'https://a.ma/1'), article(other, 'https://b.ma/2', 'b'))).toHaveLength(2)
  })

  it('may be replaced by words of the same opinion', () => {
    const one = article('Bourse de Casablanca : le Masi clôture la séance en baisse', 'https://a.ma/1')
    const other = article('Bourse de Casablanca : le Masi clôture la séance en recul', 'https://b.ma/2', 'b')
    expect(kept(one, other)).toEqual(['https://a.ma/1'])
  })
})

describe('a list', () => {
  it('loses the same articles as if each title were compared with all before it', () => {
    const isSame = (one: ReadonlySet<string>, other: ReadonlySet<string>) =>
      [...one].filter((word) => other.has(word)).length / new Set([...one, ...other]).size >= 0.75
    const wordsOf = ({ title }: Article) => new Set(title.split(' '))
    const word = fc.constantFrom('masi', 'bourse', 'hausse', 'banque', 'taux', 'note', 'de', 'la')
    const title = fc.array(word, { minLength: 1, maxLength: 9 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(fc.array(title, { maxLength: 30 }), (titles) => {
        const articles = titles.map((one, at) => article(one, `https://a.ma/${at}`))
        const compared: Article[] = []
        for (const one of articles)
          if (!compared.some((other) => isSame(wordsOf(one), wordsOf(other)))) compared.push(one)
        expect(newestDistinct(articles, 30, isSame)).toEqual(compared)
      }),
    )
  })

  it('loses what repeats a story that is already known', () => {
    const known = article('Bourse de Casablanca : le Masi clôture la séance en baisse', 'https://a.ma/1')
    const again = article('Bourse de Casablanca : le Masi clôture sa séance en baisse', 'https://b.ma/2', 'b')
    const other = article('La Bourse de Casablanca accueille une nouvelle société', 'https://b.ma/3', 'b')
    expect(distinct([again, other], [known])).toEqual([other])
  })
})

describe('a source with any number of articles', () => {
  it('costs a number of comparisons that depends on the limit alone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 1, max: 50 }), (count, limit) => {
        const articles = Array.from({ length: count }, (_, i) => article(`Titre ${i}`, `https://a.ma/${i}`))
        let comparisons = 0
        const found = newestDistinct(articles, limit, () => {
          comparisons += 1
          return false
        })
        expect(found).toHaveLength(Math.min(count, limit))
        expect(comparisons).toBeLessThanOrEqual(4 * limit * limit)
      }),
      { numRuns: 30 },
    )
  })

  it('is bounded too if all articles tell one story', () => {
    const articles = Array.from({ length: 5000 }, (_, i) => article('Un titre', `https://a.ma/${i}`))
    let comparisons = 0
    newestDistinct(articles, 10, () => {
      comparisons += 1
      return true
    })
    expect(comparisons).toBeLessThanOrEqual(400)
  })

  it('gives the newest', () => {
    const dated = Array.from({ length: 200 }, (_, i) => ({
      ...article(`Titre ${i}`, `https://a.ma/${i}`),
      publishedAt: i,
    }))
    expect(newestDistinct(dated, 2).map(({ publishedAt }) => publishedAt)).toEqual([199, 198])
  })
})
