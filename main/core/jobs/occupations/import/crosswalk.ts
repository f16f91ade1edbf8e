/**
 * Reads occupations of ESCO or O*NET where a table beside them, or one of their own columns, matches their codes with ROME's.
 * The codes are recognised by their form: the headings of such tables differ.
 */
import type { TableSheet } from '../../../tables/table.ts'
import type { ImportedFile, ImportedOccupation } from '../library.ts'
import { type NamedRow, namedTable } from './named-table.ts'
import { type ContentPart, lineList, longText, saidIn } from './part.ts'

const ROME = /^[A-Z]\d{4}$/
/** A concept of ESCO by its address, or an occupation of O*NET by its number. */
const FOREIGN = /(https?:\/\/data\.europa\.eu\/esco\/occupation\/[\w-]+|\b\d{2}-\d{4}\.\d{2}\b)/

/** The columns of code, name and description in the lists of ESCO (`occupations_fr.csv`) and O*NET (`Occupation Data`). */
const LISTS = [
  { code: 'concepturi', name: 'preferredlabel', others: 'altlabels', description: 'description' },
  { code: 'o net soc code', name: 'title', others: '', description: 'description' },
] as const

/** ESCO's skills of occupations: `occupationSkillRelations` and `skills`. */
const RELATIONS = { occupation: 'occupationuri', skill: 'skilluri', type: 'relationtype' } as const

/** Whether sheets have a list of ESCO or O*NET. */
export const isForeign = (sheets: readonly TableSheet[]): boolean =>
  sheets.some((sheet) => listIn(sheet) !== null)

/** Returns the matched occupations; a record that is not known here is refused by the import. */
export function readForeign(sheets: readonly TableSheet[]): ImportedFile {
  const matches = sheets.flatMap(matchesIn)
  const skills = skillsIn(sheets)
  const parts = new Map<string, ContentPart>()
  for (const sheet of sheets) {
    for (const { code, part } of listIn(sheet) ?? []) parts.set(code, { ...part, ...skills(code) })
  }
  const byRome = Map.groupBy(matches, ({ rome }) => rome)
  const records = [...byRome].flatMap(([code, matched]): ImportedOccupation[] => {
    // The first match: of several, a person has to choose.
    const part = matched.map(({ foreign }) => parts.get(foreign)).find((found) => found !== undefined)
    return part === undefined
      ? []
      : [{ code, title: null, ogr: null, status: null, titles: null, content: null, part: saidIn(part) }]
  })
  const problem = { told: 'records.no_match' } as const
  const refused =
    parts.size > 0 && records.length === 0 ? [{ where: { told: 'records.no_place' } as const, problem }] : []
  return { records, refused }
}

function matchesIn({ rows }: TableSheet): readonly { rome: string; foreign: string }[] {
  return rows.flatMap(({ cells }) => {
    const rome = cells.map((cell) => cell.trim()).find((cell) => ROME.test(cell))
    const foreign = cells.map((cell) => FOREIGN.exec(cell)?.[1]).find((code) => code !== undefined)
    return rome === undefined || foreign === undefined ? [] : [{ rome, foreign }]
  })
}

function listIn(sheet: TableSheet): readonly { code: string; part: ContentPart }[] | null {
  const { columns, rows } = namedTable(sheet)
  const list = LISTS.find(({ code, name, description }) =>
    [code, name, description].every((column) => columns.has(column)),
  )
  if (list === undefined) return null
  return rows.map((row) => ({
    code: row(list.code),
    part: { description: longText(row(list.description)) },
  }))
}

function skillsIn(sheets: readonly TableSheet[]): (occupation: string) => ContentPart {
  const tables = sheets.map(namedTable)
  const having = (...columns: string[]): readonly NamedRow[] =>
    tables.find((table) => columns.every((column) => table.columns.has(column)))?.rows ?? []
  const relations = having(...Object.values(RELATIONS))
  const labels = new Map(
    having('concepturi', 'preferredlabel', 'skilltype').map((row) => [
      row('concepturi'),
      row('preferredlabel'),
    ]),
  )
  const essential = relations.filter((row) => row(RELATIONS.type) === 'essential')
  const byOccupation = Map.groupBy(essential, (row) => row(RELATIONS.occupation))
  return (occupation) => {
    const names = (byOccupation.get(occupation) ?? []).map((row) => labels.get(row(RELATIONS.skill)) ?? '')
    return names.length === 0 ? {} : { skills: lineList(names) }
  }
}
