/** The message of an error is a key of the catalogue, never a phrase written where it is thrown. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
/** A phrase as the parameter of an error, or as the message of an answer. */
const PHRASE = /\b(?:problem|reason|detail|message): (?:'[^']*[a-z] [^']*'|`[^`]*[a-z] [^`]*`)/g
/** An example in the description of the API, which is English. */
const EXAMPLES = 'main/adapters/http/openapi-examples.ts'

it('no parameter of an error is a phrase in one language', () => {
  const files = globSync('main/**/*.ts', { cwd: root }).filter((file) => file !== EXAMPLES)
  const found = files.flatMap((file) => {
    const phrases = readFileSync(join(root, file), 'utf8').match(PHRASE) ?? []
    return phrases.map((phrase) => `${file}: ${phrase}`)
  })
  expect(files.length).toBeGreaterThan(300)
  expect(found).toEqual([])
})
