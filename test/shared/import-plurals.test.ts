/** What an import says of 0, 1 and 2 rows: number and words agree, in both languages. */
import { describe, expect, it } from 'vitest'
import { type MessageText, render } from '../../shared/messages/catalogue.ts'
import { catalogues } from '../../shared/messages/index.ts'
import { LANGUAGES, type Language } from '../../shared/vocabulary.ts'

const OF_IMPORTS =
  /^(panel\.)?import[._]|^(records?_|rows?_|alert_count|alerts_gen|bulk_done|undo_|panel\.bulk)/

/** Words that end in s and may follow a 1. */
const ALSO_SINGULAR = { fr: /^(mois|fois)$/, en: /^(is|has|was|does|series|ambiguous)$/ } as const

const texts = (language: Language): [string, MessageText][] =>
  (['messages', 'terminal', 'problems', 'replies'] as const).flatMap((section) =>
    Object.entries<MessageText>(catalogues[language][section]).filter(([key]) => OF_IMPORTS.test(key)),
  )

/** The word behind a number, if it can only be of several. */
function pluralBehind(number: number, text: string, language: Language): string | null {
  const behind = new RegExp(`(?<![\\p{L}\\d.,-])${number} (?:autre |more )?(\\p{L}+s)(?!\\p{L})`, 'u')
  const word = behind.exec(text)?.[1] ?? null
  return word === null || ALSO_SINGULAR[language].test(word) ? null : word
}

describe.each(LANGUAGES)('what an import says in %s', (language) => {
  const counted = texts(language).filter(([, text]) => JSON.stringify(text).includes('{count}'))

  it.each(counted)('%s agrees with the number', (_, text) => {
    const said = (count: number) => render(text, language, { count })
    expect(pluralBehind(1, said(1), language)).toBeNull()
    if (language === 'fr') expect(pluralBehind(0, said(0), language)).toBeNull()
    // One text for every number counts behind a colon or in brackets.
    if (typeof text === 'string') expect(text).toMatch(/[(:] ?\{count\}/)
    else expect(said(2)).toContain('2')
  })

  it.each(texts(language))('%s counts with nothing but its forms', (_, text) => {
    for (const form of typeof text === 'string' ? [text] : Object.values(text))
      expect(form).not.toMatch(
        /\{(created|updated|removed|restored|assets|rows|continued|ended)\} \p{L}+s\b/u,
      )
  })

  it('is counted in many places', () => {
    expect(counted.length).toBeGreaterThan(30)
  })
})
