/**
 * Reads occupations of ESCO or O*NET if a table beside them, or one of their own columns, matches their codes with ROME's:
 * by the code of a record, by the OGR number of one of its job titles, as the official table of ESCO and ROME does, or, for
 * O*NET, by way of ESCO. The codes are recognised by their form: the headings of such tables differ.
 */
import type { TableSheet } from '../../../tables/table.ts'
import type { ImportedFile, ImportedOccupation } from '../library.ts'
import { matchesIn, sameIn } from './matches.ts'
import { type NamedRow, namedTable } from './named-table.ts'
import { type ContentPart, lineList, longText, saidIn } from './part.ts'

/** The columns of code, name and description in the lists of ESCO (`occupations_fr.csv`) and O*NET (`Occupation Data`). */
const LISTS = [
  { code: 'concepturi', name: 'preferredlabel', description: 'description' },
  { code: 'o net soc code', name: 'title', description: 'description' },
] as const

/** ESCO's skills of occupations: `occupationSkillRelations` and `skills`. */
const RELATIONS = { occupation: 'occupationuri', skill: 'skilluri', type: 'relationtype' } as const

/** Whether sheets have a list of ESCO or O*NET. */
export const isForeign = (sheets: readonly TableSheet[]): boolean => sheets.some(isList)

const isList = (sheet: TableSheet): boolean => listIn(sheet) !== null

/**
 * Returns the matched occupations; a record that is not known here is refused by the import.
 * @param codeOfTitle the code of the record here that has a job title of this OGR number
 */
export function readForeign(
  sheets: readonly TableSheet[],
  codeOfTitle: (ogr: string) => string | null,
): ImportedFile {
  const skills = skillsIn(sheets)
  const parts = new Map<string, ContentPart>()
  for (const sheet of sheets) {
    for (const { code, part } of listIn(sheet) ?? []) parts.set(code, { ...part, ...skills(code) })
  }
  // In a list, a number beside the code of an occupation is one of ISCO.
  const lists = sheets.filter(isList)
  const tables = sheets.filter((sheet) => !isList(sheet))
  const same = sameIn(tables)
  const matches = [...matchesIn(lists, () => null), ...matchesIn(tables, codeOfTitle)]
  const byRome = Map.groupBy(matches, ({ rome }) => rome)
  const records = [...byRome].flatMap(([code, matched]): ImportedOccupation[] => {
    // The closest match: of several as close, the first, since a person has to choose.
    const closest = matched.toSorted((one, other) => one.distance - other.distance)
    const part = closest
      .flatMap(({ foreign }) => [foreign, ...(same.get(foreign) ?? [])])
      .map((foreign) => parts.get(foreign))
      .find((found) => found !== undefined)
    return part === undefined
      ? []
      : [{ code, title: null, ogr: null, status: null, titles: null, content: null, part: saidIn(part) }]
  })
  const problem = { messageKey: 'records.no_match' } as const
  const refused =
    parts.size > 0 && records.length === 0
      ? [{ where: { messageKey: 'records.no_place' } as const, problem }]
      : []
  return { records, refused }
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
  // The whole of ESCO has skills in several files: all of them, and collections such as the digital ones.
  const having = (...columns: string[]): readonly NamedRow[] =>
    tables.filter((table) => columns.every((column) => table.columns.has(column))).flatMap(({ rows }) => rows)
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
