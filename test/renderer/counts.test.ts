/** Amounts in the texts of the panel: each agrees with its words at 0, 1 and 2, in both languages. */
import { describe, expect, it } from 'vitest'
import { countsText } from '../../renderer/words/counts.ts'
import { pointsOf } from '../../renderer/words/points.ts'
import { textsIn } from '../../renderer/words/texts.ts'
import { Localizer } from '../../renderer/words/words.ts'
import { type MessageText, render } from '../../shared/messages/catalogue.ts'
import type { Language } from '../../shared/vocabulary.ts'

const LOCALES = { en: 'en-GB', fr: 'fr-FR' } as const

function panelTexts(language: Language): readonly (readonly [string, MessageText])[] {
  const { messages, errors } = textsIn(language)
  return Object.entries<MessageText>({ ...messages, ...errors })
}

const formsOf = (text: MessageText) => (typeof text === 'string' ? [text] : [text.one, text.other])
const counted = (language: Language) =>
  panelTexts(language).filter(([, text]) => formsOf(text).some((form) => form.includes('{count}')))

/** Not an amount of something: an ordinal, a number in brackets, and "some of several". */
const NO_AMOUNT = /attempt \{count\}|tentative \{count\}|\(\{count\}|: \{count\}|\{count\} (of|de|des) /

/** Texts whose words are the same for one and for many. */
const ALIKE: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'panel.unread',
    'panel.lost.next_try',
    'panel.bulk.chosen',
    'panel.bulk.done',
    'panel.bulk.failed',
    'panel.counts.new',
    'panel.counts.changed',
    'panel.counts.known',
    'panel.counts.unchanged',
    'panel.counts.faulty',
    'panel.past.skipped',
    'panel.trades.verified',
  ],
  fr: [
    'panel.lost.next_try',
    'panel.bulk.done',
    'panel.calendar.late',
    'panel.import.recurrence.month',
    'panel.import.rule.times',
    'panel.run.times',
  ],
}

/** What a text says of an amount, without the number itself. */
const wordsAt = (text: MessageText, language: Language, count: number) =>
  render(text, language, { count }).replace(new RegExp(`\\b${count}\\b`), '#')

describe.each([
  ['en', { 0: 2, 1: 1, 2: 2 }],
  ['fr', { 0: 1, 1: 1, 2: 2 }],
] as const)('in %s', (language, likeAt) => {
  it('says one thing of one, and another of two', () => {
    const same = counted(language)
      .filter(([, text]) => wordsAt(text, language, 1) === wordsAt(text, language, 2))
      .filter(([, text]) => !formsOf(text).every((form) => NO_AMOUNT.test(form)))
    expect(same.map(([key]) => key).toSorted()).toEqual(ALIKE[language].toSorted())
  })

  it('says of none what the language says of none', () => {
    const wrong = counted(language).filter(
      ([, text]) => wordsAt(text, language, 0) !== wordsAt(text, language, likeAt[0]),
    )
    expect(wrong).toEqual([])
  })

  it('has no noun in the plural behind the number one', () => {
    const wrong = counted(language).flatMap(([, text]) => {
      const said = render(text, language, { count: 1 })
      const noun = /(?<![\d{])1 (?!of |des? )(\p{L}+[sx])(?!\p{L})/u.exec(said)?.[1] ?? 's'
      return ['s', 'series', 'mois', 'fois'].includes(noun) ? [] : [said]
    })
    expect(wrong).toEqual([])
  })

  it('counts nothing by another parameter than the one that chooses the form', () => {
    const amounts =
      /\{(rows|added|created|updated|changed|known|faulty|whole|least|most|found|needed|seconds|minutes)\}\s\p{L}{2,}[sx](?!\p{L})/u
    const wrong = panelTexts(language).filter(([, text]) => formsOf(text).some((form) => amounts.test(form)))
    expect(wrong).toEqual([])
  })
})

describe('several amounts in one sentence', () => {
  const words = (language: Language) => new Localizer(language, LOCALES[language], textsIn(language))

  it.each([
    [
      { new: 1, changed: 2, known: 1, faulty: 0 },
      '1 nouvelle, 2 modifiées, 1 connue',
      '1 new, 2 changed, 1 known',
    ],
    [{ new: 0, changed: 1 }, '0 nouvelle, 1 modifiée', '0 new, 1 changed'],
    [
      { new: 2, unchanged: 1, faulty: 1 },
      '2 nouvelles, 1 inchangée, 1 non valide',
      '2 new, 1 unchanged, 1 invalid',
    ],
  ])('agree one by one: %j', (counts, french, english) => {
    expect([countsText(counts, words('fr')), countsText(counts, words('en'))]).toEqual([french, english])
  })

  it.each([
    [1, '1,0 point', '1.0 points'],
    [1.94, '1,9 point', '1.9 points'],
    [1.97, '2,0 points', '2.0 points'],
    [-0.4, '-0,4 point', '-0.4 points'],
  ])('points of a score agree with what is shown of %d', (points, french, english) => {
    const textIn = (language: Language) =>
      words(language).t('panel.past.points', pointsOf(points, words(language)))
    expect([textIn('fr'), textIn('en')]).toEqual([french, english])
  })
})
