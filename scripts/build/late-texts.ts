/**
 * Writes each section of a catalogue as JSON that is read when it is first needed. A start needs two sections of one language;
 * as objects, all of both would be made each time.
 */
import { basename } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Plugin } from 'vite'

const CATALOGUE = /shared\/messages\/[a-z]{2}\.ts$/

/** The plugin. A file of a language exports its catalogue under the language's code. */
export function lateTexts(): Plugin {
  return {
    name: 'vigie:late-texts',
    enforce: 'pre',
    async load(id) {
      if (!CATALOGUE.test(id)) return null
      const language = basename(id, '.ts')
      const { [language]: catalogue }: Record<string, object> = await import(pathToFileURL(id).href)
      return catalogueCode(language, catalogue ?? {})
    },
  }
}

/** Returns a module that exports a catalogue with the same enumerable sections. */
export function catalogueCode(language: string, catalogue: object): string {
  const sections = Object.entries(catalogue).map(
    ([name, texts]) =>
      `get ${name}() { return read(this, '${name}', ${JSON.stringify(oneByteJson(texts))}) },`,
  )
  return `const read = (catalogue, name, json) => {
  const value = JSON.parse(json)
  Object.defineProperty(catalogue, name, { value, enumerable: true })
  return value
}
export const ${language} = {
${sections.join('\n')}
}
`
}

/** A character beyond Latin-1 would make the whole text take two bytes a character in memory. */
const oneByteJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[\u0100-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
