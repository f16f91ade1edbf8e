/**
 * Reads the files of ROME's open data in CSV (`RefRomeCsv.zip`), recognised by their columns: a version number is in their
 * names. Records, job titles, texts, and links to skills, knowledge, contexts, sectors and other records.
 */
import type { TableSheet } from '../../../tables/table.ts'
import type { ImportedFile, ImportedOccupation, JobTitles } from '../library.ts'
import { type NamedRow, type NamedTable, namedTable } from './named-table.ts'
import { type ContentPart, lineList, longText, saidIn } from './part.ts'
import { isStructure } from './rome-fiches.ts'

/** The columns of each file; of several files that have them, the one with the fewest others is meant. */
const FILES = {
  records: ['code rome', 'libelle rome', 'code ogr'],
  titles: ['code rome', 'libelle appellation long'],
  texts: ['code rome', 'libelle type texte', 'libelle texte'],
  links: ['code rome', 'code compo bloc', 'code ogr'],
  skills: ['code ogr', 'libelle competence'],
  knowledge: ['code ogr savoir', 'libelle savoir'],
  sectors: ['code rome', 'libelle sect activite'],
  mobility: ['code rome', 'code rome cible'],
} as const

type RomeFile = keyof typeof FILES
type RomeTables = Readonly<Record<RomeFile, readonly NamedRow[]>> & {
  readonly contexts: readonly NamedRow[]
}

/** Whether sheets are several files of ROME's open data; a single one is a list like any other. */
export function isRomeSet(sheets: readonly TableSheet[]): boolean {
  const tables = sheets.map(namedTable)
  const found = (Object.keys(FILES) as RomeFile[]).filter((file) => tableOf(tables, file) !== null)
  return sheets.length > 1 && found.includes('records') && found.length > 1
}

/** Reads the set. The part of a text fills what is empty: it replaces nothing. */
export function readRomeSet(sheets: readonly TableSheet[]): ImportedFile {
  const tables = tablesIn(sheets.map(namedTable))
  const titles = groupedBy(tables.titles, 'code rome')
  const names = new Map(tables.records.map((row) => [row('code rome'), row('libelle rome')]))
  const partFor = partsOf(tables, names)
  const records = tables.records.map((row): ImportedOccupation => {
    const code = row('code rome')
    return {
      code,
      title: row('libelle rome'),
      ogr: row('code ogr') || null,
      status: null,
      titles: titles.has(code) ? titlesOf(titles.get(code) ?? []) : null,
      content: null,
      part: partFor(code),
    }
  })
  const usable = records.filter(({ code, title }) => /^[A-Z]\d{4}$/.test(code) && title !== '')
  const known = new Set(usable.map(({ code }) => code))
  const refusedOf = (messageKey: 'records.not_code' | 'records.unknown_code', code: string) => ({
    where: { messageKey: 'records.no_place' } as const,
    problem: { messageKey, params: { code } } as const,
  })
  const bad = records.filter(({ code }) => !known.has(code)).map(({ code }) => code)
  const lost = [...titles.keys()].filter((code) => !known.has(code) && !bad.includes(code))
  return {
    records: usable,
    refused: [
      ...bad.map((code) => refusedOf('records.not_code', code)),
      ...lost.map((code) => refusedOf('records.unknown_code', code)),
    ],
  }
}

function tablesIn(tables: readonly NamedTable[]): RomeTables {
  const entries = (Object.keys(FILES) as RomeFile[]).map((file) => [file, tableOf(tables, file)?.rows ?? []])
  const contexts = tables.find(({ columns }) => contextColumns(columns) !== null)
  return {
    ...(Object.fromEntries(entries) as Record<RomeFile, readonly NamedRow[]>),
    contexts: renamed(contexts),
  }
}

function tableOf(tables: readonly NamedTable[], file: RomeFile): NamedTable | null {
  const fitting = tables.filter(({ columns }) => FILES[file].every((column) => columns.has(column)))
  const own = fitting.filter(({ columns }) => file !== 'records' || !isOfOthers(columns))
  return own.toSorted((a, b) => a.columns.size - b.columns.size)[0] ?? null
}

/** Other files name the record of each row as well. */
const isOfOthers = (columns: ReadonlySet<string>): boolean =>
  [...columns].some((column) =>
    /^(libelle|code) (appellation|centre|sect|grand|domaine|type|compo)/.test(column),
  )

/** The columns of code, text and type of the contexts of work, whose names changed with the versions. */
function contextColumns(columns: ReadonlySet<string>): { readonly [name: string]: string } | null {
  const find = (pattern: RegExp) => [...columns].find((column) => pattern.test(column))
  const text = find(/^libelle (contexte|env travail)/)
  const ogr = find(/^code ogr/)
  if (text === undefined || ogr === undefined || columns.has('code rome')) return null
  return { text, ogr, type: find(/^libelle type/) ?? '' }
}

function renamed(table: NamedTable | undefined): readonly NamedRow[] {
  const names = table === undefined ? null : contextColumns(table.columns)
  return names === null ? [] : (table?.rows ?? []).map((row) => (column) => row(names[column] ?? ''))
}

/** The main one first, as ROME shows them. */
function titlesOf(rows: readonly NamedRow[]): JobTitles {
  const main = (row: NamedRow) => row('classification') === 'PRINCIPALE'
  return [...rows.filter(main), ...rows.filter((row) => !main(row))].map((row) => ({
    ogr: row('code ogr') || null,
    label: row('libelle appellation long').slice(0, 300),
  }))
}

/** Blocks of links: 5 has skills in sections 1 (know-how), 2 (behaviour) and 3 (knowledge). */
const BEHAVIOUR = '2'

function partsOf(tables: RomeTables, names: ReadonlyMap<string, string>): (code: string) => ContentPart {
  const texts = groupedBy(tables.texts, 'code rome')
  const links = groupedBy(tables.links, 'code rome')
  const sectors = groupedBy(tables.sectors, 'code rome')
  const mobility = groupedBy(tables.mobility, 'code rome')
  const skills = labels(tables.skills, 'code ogr', 'libelle competence')
  const knowledge = labels(tables.knowledge, 'code ogr savoir', 'libelle savoir')
  const contexts = labels(tables.contexts, 'ogr', 'text')
  const types = labels(tables.contexts, 'ogr', 'type')
  const isAbout = (kind: string) => (row: NamedRow) => row('libelle type texte') === kind
  return (code) => {
    const own = (groups: ReadonlyMap<string, readonly NamedRow[]>) => groups.get(code) ?? []
    const sentences = (kind: string) =>
      own(texts)
        .filter(isAbout(kind))
        .toSorted((a, b) => Number(a('position phrase')) - Number(b('position phrase')))
        .map((row) => row('libelle texte'))
    const said = (from: ReadonlyMap<string, string>, wanted: (row: NamedRow) => boolean) =>
      own(links).flatMap((row) => (wanted(row) ? (from.get(row('code ogr')) ?? []) : []))
    const behaves = (row: NamedRow) => row('code rubrique') === BEHAVIOUR
    const structure = (row: NamedRow) => isStructure(types.get(row('code ogr')) ?? '')
    return saidIn({
      description: longText(sentences('definition').join(' ')),
      training: lineList(sentences('acces_metier')),
      skills: lineList([...said(skills, (row) => !behaves(row)), ...said(knowledge, () => true)]),
      transversal_skills: lineList(said(skills, behaves)),
      working_conditions: lineList(said(contexts, (row) => !structure(row))),
      environments: lineList(said(contexts, structure)),
      sectors: lineList(own(sectors).map((row) => row('libelle sect activite'))),
      related_occupations: lineList(own(mobility).map((row) => names.get(row('code rome cible')) ?? '')),
    })
  }
}

const groupedBy = (rows: readonly NamedRow[], column: string): ReadonlyMap<string, readonly NamedRow[]> =>
  Map.groupBy(rows, (row) => row(column))

const labels = (rows: readonly NamedRow[], key: string, text: string): ReadonlyMap<string, string> =>
  new Map(rows.map((row) => [row(key), row(text)]))
