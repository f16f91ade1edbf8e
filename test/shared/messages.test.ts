/** The catalogue: every text in both languages, with the same parameters. */
import { describe, expect, it } from 'vitest'
import { ERRORS } from '../../shared/errors.ts'
import type { Message, MessageText } from '../../shared/messages/catalogue.ts'
import { help } from '../../shared/messages/help/index.ts'
import { usageProblems } from '../../shared/messages/help/usage.ts'
import { helpWords } from '../../shared/messages/help/words.ts'
import { messages } from '../../shared/messages/index.ts'
import { problems } from '../../shared/messages/problems.ts'
import { replies } from '../../shared/messages/replies.ts'
import { terminal } from '../../shared/messages/terminal/index.ts'

const catalogues: Readonly<Record<string, Readonly<Record<string, Message>>>> = {
  messages,
  help,
  helpWords,
  usageProblems,
  problems,
  replies,
  terminal,
}
const forms = (text: MessageText): readonly string[] =>
  typeof text === 'string' ? [text] : Object.values(text)
/** The count selects the plural form, which may then omit the number. */
const holes = (text: MessageText): readonly string[] =>
  [...new Set(forms(text).flatMap((form) => [...form.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)))]
    .filter((name) => name !== 'count')
    .sort()

it('tells what is kept by one key: no two of the catalogues it may be in have the same', () => {
  const keys = [messages, problems, replies, ERRORS].flatMap((one) => Object.keys(one))
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
})

describe.each(Object.entries(catalogues))('%s', (_name, catalogue) => {
  it('says everything in both languages', () => {
    const silent = Object.entries(catalogue).filter(([, { en, fr }]) =>
      [...forms(en), ...forms(fr)].some((form) => form.trim() === ''),
    )
    expect(silent.map(([key]) => key)).toEqual([])
  })

  it('names the same parameters in both languages', () => {
    const different = Object.entries(catalogue).filter(([, { en, fr }]) => `${holes(en)}` !== `${holes(fr)}`)
    expect(different.map(([key]) => key)).toEqual([])
  })
})
