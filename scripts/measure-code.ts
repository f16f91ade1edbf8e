/** `node scripts/measure-code.ts [folder]`: prints measures of the code's readability, one per line. */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type ESTree, parseSync } from 'vite'
import { readSources } from './check-layers.ts'
import { importCircles } from './layers/circles.ts'
import { nodesOf, typeName } from './layers/source.ts'

interface FileFigures {
  readonly file: string
  readonly lines: number
  /** Names of the types it declares, exported or not. */
  readonly types: readonly string[]
  readonly exported: number
  readonly documented: number
  readonly largestFunction: number
  readonly ifs: number
  readonly wheres: number
}

const PROGRAM = /^(shared|main|renderer)\//
const FUNCTIONS = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']

function measure(file: string, text: string): FileFigures {
  const { program, comments } = parseSync(file, text)
  const nodes = [...nodesOf(program)]
  const linesOf = ({ start, end }: { start: number; end: number }) =>
    text.slice(start, end).split('\n').length
  const exported = program.body.filter(
    (node) => node.type === 'ExportNamedDeclaration' && node.declaration !== null,
  )
  const isDocumented = ({ start }: ESTree.Node) =>
    comments.some(({ type, value, end }) => {
      return type === 'Block' && value.startsWith('*') && end < start && text.slice(end, start).trim() === ''
    })
  const prose = comments.map(({ value }) => value).join('\n')
  return {
    file,
    lines: text.split('\n').length - 1,
    types: nodes.flatMap((node) => typeName(node) ?? []),
    exported: exported.length,
    documented: exported.filter(isDocumented).length,
    largestFunction: Math.max(0, ...nodes.filter(({ type }) => FUNCTIONS.includes(type)).map(linesOf)),
    ifs: prose.match(/\bif\b/gi)?.length ?? 0,
    wheres: prose.match(/\bwhere\b/gi)?.length ?? 0,
  }
}

const sum = (files: readonly FileFigures[], of: (file: FileFigures) => number): number =>
  files.reduce((total, file) => total + of(file), 0)
const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`

function largest(files: readonly FileFigures[], of: (file: FileFigures) => number): string {
  const [first] = files.toSorted((a, b) => of(b) - of(a))
  return first === undefined ? 'none' : `${of(first)} lines, ${first.file}`
}

function figures(folder: string): readonly (readonly [string, string | number])[] {
  const sources = readSources(folder)
  const all = [...sources.keys()].map((file) => measure(file, readFileSync(join(folder, file), 'utf8')))
  const program = all.filter(({ file }) => PROGRAM.test(file))
  const names = Map.groupBy(
    all.flatMap(({ types, file }) => types.map((name) => ({ name, file }))),
    ({ name }) => name,
  )
  const exported = [...sources].flatMap(([file, { exportedTypes }]) =>
    exportedTypes.map(({ name }) => ({ name, file })),
  )
  const byName = Map.groupBy(exported, ({ name }) => name)
  const several = [...byName.values()].filter((places) => new Set(places.map(({ file }) => file)).size > 1)
  const declared = [...names.values()].filter((places) => new Set(places.map(({ file }) => file)).size > 1)
  const oneWord = [...names.keys()].filter((name) => /^[A-Z][a-z0-9]+$/.test(name))
  /** How many files name a thing in their path or text, besides those of the texts: what adding another one touches. */
  const naming = (word: string) =>
    program.filter(
      ({ file }) =>
        !file.startsWith('shared/messages/') &&
        (file.includes(word) || readFileSync(join(folder, file), 'utf8').includes(word)),
    ).length
  /** The files that carry a language's name, and those that list the languages: what another one adds or touches. */
  const ofLanguage = program.filter(
    ({ file }) =>
      /[/-]fr(\.computed)?\.ts$/.test(file) ||
      /[/-]fr(\.computed)?\.ts'|\bLANGUAGES = /.test(readFileSync(join(folder, file), 'utf8')),
  )
  const [ifs, wheres] = [sum(all, (file) => file.ifs), sum(all, (file) => file.wheres)]
  return [
    ['files', all.length],
    ['lines', sum(all, ({ lines }) => lines)],
    ['lines of the program', sum(program, ({ lines }) => lines)],
    ['largest file', largest(all, ({ lines }) => lines)],
    ['largest function of the program', largest(program, ({ largestFunction }) => largestFunction)],
    ['type names', names.size],
    ['type names declared in several files', `${declared.length} (${percent(declared.length, names.size)})`],
    ['exported type names', byName.size],
    [
      'exported type names with several meanings',
      `${several.length} (${percent(several.length, byName.size)})`,
    ],
    ['type names of one word', `${oneWord.length} (${percent(oneWord.length, names.size)})`],
    ['files of an alert rule, texts aside', naming('UPDATES_STALE')],
    ['files of an exchange, texts aside', naming('okx-futures')],
    ['files of a language', ofLanguage.length],
    ['import circles', importCircles(sources).length],
    ['"if" against "where" in comments', `${ifs} : ${wheres}`],
    [
      'exported declarations of the program with a docstring',
      percent(
        sum(program, ({ documented }) => documented),
        sum(program, (file) => file.exported),
      ),
    ],
  ]
}

for (const [name, value] of figures(resolve(process.argv[2] ?? join(import.meta.dirname, '..')))) {
  console.log(`${name}: ${value}`)
}
