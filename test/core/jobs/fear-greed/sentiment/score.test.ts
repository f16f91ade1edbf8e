import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type LanguagePack,
  languagePack,
  termsSchema,
} from '../../../../../main/core/jobs/fear-greed/sentiment/language-pack.ts'
import {
  judgeArticle,
  judgeText,
  labelOf,
  saturate,
} from '../../../../../main/core/jobs/fear-greed/sentiment/score.ts'

const packOf = (language: 'en' | 'fr', words: Record<string, number>): LanguagePack => {
  const file = new URL(`../../../../../assets/lexicons/${language}.json`, import.meta.url)
  return languagePack(
    termsSchema.parse(JSON.parse(readFileSync(file, 'utf8'))),
    new Map(Object.entries(words)),
  )
}
const en = packOf('en', { brilliant: 0.8, awful: -0.8, nice: 0.4 })
const fr = packOf('fr', { excellent: 0.8, affreux: -0.8 })
const label = (text: string, pack = en) => judgeText(text, pack).label

describe('a movement', () => {
  it.each([
    ['Profit rose from EUR 2m to EUR 3m', 'positive'],
    ['Net sales fell by 6 %', 'negative'],
    ['Costs increased in the quarter', 'negative'],
    ['The net loss narrowed', 'positive'],
    ['The deficit widened', 'negative'],
    ['An increase in operating profit', 'positive'],
    ['A decrease of costs', 'positive'],
    ['The year brought a profit of EUR 2m, up from a loss of EUR 1m', 'positive'],
    ['The bank slipped into a loss after a year of profit', 'negative'],
    ['The cost of sales increased', 'negative'],
    ['Earnings shrank while turnover grew', 'negative'],
  ])('in English: "%s" is %s', (text, expected) => {
    expect(label(text)).toBe(expected)
  })

  it.each([
    ['Hausse des pertes au premier semestre', 'negative'],
    ['Baisse du chômage', 'positive'],
    ['Le chiffre d’affaires progresse de 4 %', 'positive'],
    ['Le bénéfice recule de 12 %', 'negative'],
    ['La nervosité des marchés s’amplifie', 'negative'],
    ['Les tensions s’apaisent', 'positive'],
    ['Le coût de la dette augmente', 'negative'],
    ['Repli du déficit commercial', 'positive'],
    ['Le bénéfice bondit malgré la hausse des charges', 'positive'],
  ])('in French: "%s" is %s', (text, expected) => {
    expect(label(text, fr)).toBe(expected)
  })
})

describe('a word of negation that negates nothing', () => {
  it.each([
    ['Not only did sales rise, profit soared', 'positive', en],
    ['Les bénéfices ne cessent de progresser', 'positive', fr],
    ['Les bénéfices n’ont cessé de progresser', 'positive', fr],
    ['Les pertes ne font que s’aggraver', 'negative', fr],
    ['Le MASI n’a jamais autant progressé', 'positive', fr],
    ['Sans surprise, le MASI recule', 'negative', fr],
  ])('"%s" is %s', (text, expected, pack) => {
    expect(label(text, pack)).toBe(expected)
  })
})

describe('a negation', () => {
  it.each(["Shares don't fall", 'Shares don’t fall', "Losses didn't narrow", "Profit hasn't fallen"])(
    'in one word turns what it governs: "%s"',
    (text) => {
      const without = text.replace(/ \w+n['’]t/, '')
      expect(judgeText(text, en).score).toBeCloseTo(-judgeText(without, en).score, 9)
    },
  )

  it.each([
    ['Profit did not rise', en, 'negative'],
    ['No decline of sales', en, 'positive'],
    ['Le bénéfice ne progresse pas', fr, 'negative'],
    ['Le titre n’a pas reculé : la bourse ne recule plus', fr, 'positive'],
  ] as const)('turns what it governs: "%s"', (text, pack, expected) => {
    expect(label(text, pack)).toBe(expected)
  })

  it('ends with its clause', () => {
    expect(label('There was no strike. Profit rose')).toBe('positive')
  })
})

describe('an intensifier', () => {
  const score = (text: string, pack = en) => judgeText(text, pack).score

  it('strengthens or weakens what stands beside it', () => {
    expect(score('Sales rose sharply')).toBeGreaterThan(score('Sales rose'))
    expect(score('Sales rose slightly')).toBeLessThan(score('Sales rose'))
    expect(score('Légère hausse des ventes', fr)).toBeLessThan(score('Hausse des ventes', fr))
  })
})

describe('two figures', () => {
  it.each([
    ['Operating profit was EUR 7 million, compared to EUR 5 million', 'positive'],
    ['A dividend of EUR 1.20, versus EUR 1.35 last year', 'negative'],
    ['Operating costs went from EUR 5m to EUR 7m', 'negative'],
    ['Operating profit of EUR 2 mn, against a loss of EUR 4 mn', 'positive'],
    ['The office is open from 9 to 12', 'neutral'],
  ])('are compared without a word of movement: "%s" is %s', (text, expected) => {
    expect(label(text)).toBe(expected)
  })
})

describe('a phrase', () => {
  it.each([
    ['The company issued a profit warning', en, 'negative'],
    ['It won a significant order from a shipyard', en, 'positive'],
    ['It will lay off 30 people', en, 'negative'],
    ['The number of shares increased', en, 'neutral'],
    ['La société décroche l’agrément de la banque centrale', fr, 'positive'],
    ['Avertissement sur les résultats', fr, 'negative'],
    ['Augmentation de capital', fr, 'neutral'],
  ] as const)('has a meaning of its own: "%s"', (text, pack, expected) => {
    expect(label(text, pack)).toBe(expected)
  })
})

describe('an opinion', () => {
  it('tells the words that made it, with what each brought', () => {
    expect(judgeText('Hausse des pertes, mais le titre gagne 3 %', fr).why).toEqual([
      { word: 'Hausse des pertes', value: -1 },
      { word: 'titre gagne', value: 0.7 },
    ])
  })

  it('is neutral without evidence', () => {
    expect(judgeText('The meeting takes place in Helsinki', en)).toEqual({
      score: 0,
      label: 'neutral',
      by: 'lexicon',
      why: [],
    })
  })

  it('lets one plain word pass only when it is strong', () => {
    expect([label('A brilliant day'), label('A nice day'), label('An awful day')]).toEqual([
      'positive',
      'neutral',
      'negative',
    ])
  })

  it('asserts half as much in a question', () => {
    const [stated, asked] = ['Sales rose', 'Sales rose?'].map(
      (text) => judgeText(text, en).why[0]?.value ?? 0,
    )
    expect(asked).toBe((stated ?? 0) / 2)
  })

  it('weighs the summary half as much as the title', () => {
    const [title, summary] = judgeArticle({ title: 'Sales rose', summary: 'Sales rose' }, en).why
    expect(summary?.value).toBe((title?.value ?? 0) / 2)
  })

  it('has its label from 0.2 on, either way', () => {
    expect([-0.21, -0.2, -0.19, 0, 0.19, 0.2].map(labelOf)).toEqual([
      'negative',
      'negative',
      'neutral',
      'neutral',
      'neutral',
      'positive',
    ])
  })
})

describe('whatever the text', () => {
  const words = fc.constantFrom(
    ...[
      'profit',
      'loss',
      'rose',
      'fell',
      'not',
      'sharply',
      'from',
      'to',
      'EUR',
      '5',
      'mn',
      '.',
      ',',
      'costs',
      'of',
      'brilliant',
    ],
  )

  it('the score stays within -1 and 1 and is the saturated sum of its evidence', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 40 }), (list) => {
        const { score, why } = judgeText(list.join(' '), en)
        expect(Math.abs(score)).toBeLessThan(1)
        expect(score).toBeCloseTo(saturate(why.reduce((sum, { value }) => sum + value, 0)), 12)
      }),
    )
  })

  it('nothing is thrown', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void judgeText(text, fr)))
  })
})
