/** The docs for users, and their shell lines. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '../..')

export interface DocsPage {
  readonly name: string
  readonly text: string
}

export const pages: readonly DocsPage[] = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`),
]
  .filter((name) => name.endsWith('.md'))
  .map((name) => ({ name, text: readFileSync(join(root, name), 'utf8') }))

const FENCE = /^ *```(\w*)\n(.*?)^ *```/gms

/** Returns the blocks of a language, such as `json`. */
export const blocksOf = (text: string, language: RegExp): readonly string[] =>
  [...text.matchAll(FENCE)].filter(([, named = '']) => language.test(named)).map(([, , block = '']) => block)

/** Returns code within sentences and tables. */
export const inlineCode = (text: string): readonly string[] =>
  [...text.replace(FENCE, '').matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code.replaceAll('\\|', '|'))

/** Returns the names of a page's headings as GitHub links to them. */
export const anchorsOf = (text: string): readonly string[] =>
  [...text.replace(FENCE, '').matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  )

/** Returns the lines of all shell blocks, without comments; a continued or quoted multi-line command is one. */
export function shellLines(text: string): readonly string[] {
  return blocksOf(text, /^(sh|bash|shell|console)$/).flatMap((block) => {
    const lines: string[] = []
    let open = ''
    for (const line of block.split('\n')) {
      const { bare, quoted } = read(open === '' ? line : `${open}\n${line}`)
      const continued = bare.endsWith('\\')
      open = quoted ? bare : continued ? bare.slice(0, -1).trimEnd() : ''
      if (open === '') lines.push(bare.trim())
    }
    return lines.filter((line) => line !== '')
  })
}

/** Returns a line up to its comment, and whether a quote is still open at its end. */
function read(line: string): { readonly bare: string; readonly quoted: boolean } {
  let quote = ''
  for (const [at, character] of [...line].entries()) {
    if (quote !== '') quote = character === quote ? '' : quote
    else if (character === '"' || character === "'") quote = character
    else if (character === '#' && /^$|\s/.test(line.charAt(at - 1)))
      return { bare: line.slice(0, at).trimEnd(), quoted: false }
  }
  return { bare: line.trimEnd(), quoted: quote !== '' }
}

/** Returns our commands within sentences: complete ones, with alternatives split. */
export function namedLines(text: string): readonly string[] {
  return inlineCode(text)
    .filter((code) => code.startsWith('vigie '))
    .flatMap(alternatives)
    .filter((code) => !isPattern(code))
}

/** `vigie index latest|history` is two lines. */
function alternatives(code: string): readonly string[] {
  const [, before, choices, after] = /^(.* )([\w-]+(?:\|[\w-]+)+)(.*)$/.exec(code) ?? []
  return choices === undefined ? [code] : choices.split('|').map((choice) => `${before}${choice}${after}`)
}

/** Whether it is a pattern, such as `vigie trigger <job>`, which is not meant to be typed. */
export const isPattern = (code: string): boolean => /[<[][a-z]|…|\.\.\.|\w\|\w/.test(code)

/** Splits a line into words like a shell; quotes may be within a word. */
export const wordsOf = (line: string): readonly string[] =>
  (line.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/gs) ?? []).map((word) =>
    word.replace(/"([^"]*)"|'([^']*)'/gs, (_, double = '', single = '') => double || single),
  )
