import { expect, test } from 'vitest'
import { catalogueCode } from '../../scripts/build/late-texts.ts'
import { catalogues } from '../../shared/messages/index.ts'

const built = async (language: string, catalogue: object): Promise<Record<string, unknown>> => {
  const code = `data:text/javascript,${encodeURIComponent(catalogueCode(language, catalogue))}`
  return (await import(/* @vite-ignore */ code))[language]
}

test.each(['en', 'fr'] as const)('a build has every text of "%s"', async (language) => {
  expect(await built(language, catalogues[language])).toEqual(catalogues[language])
})

test('a section is read once', async () => {
  const texts = await built('en', { errors: { internal: 'It’s broken.' } })
  expect(texts.errors).toBe(texts.errors)
})

test('no text makes its file take two bytes a character', () => {
  expect(catalogueCode('fr', { errors: { internal: 'L’été — cassé…' } })).not.toMatch(/[\u0100-\uffff]/)
})
