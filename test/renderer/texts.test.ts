/** The panel contains its own texts and not those used elsewhere. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { textsIn } from '../../renderer/words/texts.ts'
import { hasKey } from '../../shared/messages/index.ts'

const RENDERER = join(import.meta.dirname, '..', '..', 'renderer')

/** Catalogue keys that appear in the panel's files. */
function keysNamed(): readonly string[] {
  const files = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' })
  const sources = files
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(RENDERER, name), 'utf8'))
  const quoted = sources.flatMap((source) => source.match(/'[\w.]+'/g) ?? [])
  return [...new Set(quoted.map((text) => text.slice(1, -1)))].filter((key) => hasKey('messages', key))
}

test.each(['en', 'fr'] as const)('%s: every text that a view names is there', (language) => {
  const { messages: carried } = textsIn(language)
  const named = keysNamed()
  expect(named.length).toBeGreaterThan(200)
  expect(named.filter((key) => carried[key] === undefined)).toEqual([])
})

test('the texts of tray and notices stay out', () => {
  expect(Object.keys(textsIn('en').messages).filter((key) => /^(tray|notice)\./.test(key))).toEqual([])
})

test('in French, no line begins with a punctuation mark', () => {
  const { messages, errors } = textsIn('fr')
  const texts = [...Object.values(messages), ...Object.values(errors)].flatMap((text) =>
    typeof text === 'string' ? [text] : Object.values(text),
  )
  expect(texts.filter((text) => / [:;!?»]|« /.test(text))).toEqual([])
  expect(texts.filter((text) => /\u00a0:/.test(text)).length).toBeGreaterThan(100)
})
