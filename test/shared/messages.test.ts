/** The catalogue: every text in every language, with the same parameters. */
import { describe, expect, it } from 'vitest'
import type { CatalogueSection, ErrorText, MessageText } from '../../shared/messages/catalogue.ts'
import { en } from '../../shared/messages/en.ts'
import { catalogues } from '../../shared/messages/index.ts'
import { LANGUAGES } from '../../shared/vocabulary.ts'

const SECTIONS = Object.keys(en) as CatalogueSection[]
const translations = LANGUAGES.flatMap((language) => SECTIONS.map((section) => [language, section] as const))

const forms = (text: MessageText | ErrorText): readonly string[] =>
  typeof text === 'string' ? [text] : Object.values(text)
/** The count selects the plural form, which may then omit the number. */
const holes = (text: MessageText | ErrorText): readonly string[] =>
  [...new Set(forms(text).flatMap((form) => [...form.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)))]
    .filter((name) => name !== 'count')
    .sort()

it('tells what is kept by one key: no two of the sections it may be in have the same', () => {
  const { messages, problems, replies, errors } = en
  const keys = [messages, problems, replies, errors].flatMap((one) => Object.keys(one))
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
})

describe.each(translations)('%s, section %s', (language, section) => {
  const texts: Readonly<Record<string, MessageText | ErrorText>> = catalogues[language][section]
  const english: Readonly<Record<string, MessageText | ErrorText>> = en[section]

  it('says everything', () => {
    const silent = Object.entries(texts).filter(([, text]) => forms(text).some((form) => form.trim() === ''))
    expect(silent.map(([key]) => key)).toEqual([])
  })

  it('names the parameters that the English text names', () => {
    const different = Object.entries(texts).filter(
      ([key, text]) => `${holes(text)}` !== `${holes(english[key] ?? '')}`,
    )
    expect(different.map(([key]) => key)).toEqual([])
  })

  it('has the keys of the English file, in its order', () => {
    expect(Object.keys(texts)).toEqual(Object.keys(english))
  })

  it('has ordinary spaces: the panel sets those that join a sign to its word', () => {
    const joined = Object.entries(texts).filter(
      ([key, text]) => !key.startsWith('unit.') && /[\u00a0\u202f]/.test(`${forms(text)}`),
    )
    expect(joined.map(([key]) => key)).toEqual([])
  })
})
