/** Finds, in tables of any headings, which codes of ESCO or O*NET match which records of ROME, and each other. */
import type { TableSheet } from '../../../tables/table.ts'

const ROME = /^[A-Z]\d{4}$/
const OGR = /^\d{5,6}$/
/** A concept of ESCO by its address, or an occupation of O*NET by its number. */
const FOREIGN = /(https?:\/\/data\.europa\.eu\/esco\/occupation\/[\w-]+|\b\d{2}-\d{4}\.\d{2}\b)/

/** How close a match is, by the word of SKOS in its row; a table without such words has equal ones. */
const RELATIONS = [/exact/i, /narrow/i, /close/i, /broad/i] as const

/** A record of ROME and an occupation of ESCO or O*NET. */
interface Match {
  readonly rome: string
  readonly foreign: string
  /** 0 is the same occupation. */
  readonly distance: number
}

/**
 * Returns the matches in the order of the tables.
 * @param codeOfTitle the code of the record that has a job title of this OGR number
 */
export function matchesIn(
  sheets: readonly TableSheet[],
  codeOfTitle: (ogr: string) => string | null,
): readonly Match[] {
  return sheets.flatMap(({ rows }) =>
    rows.flatMap(({ cells }) => {
      const [foreign] = foreignIn(cells)
      if (foreign === undefined) return []
      const rome = codeIn(cells, codeOfTitle)
      return rome === null ? [] : [{ rome, foreign, distance: distanceIn(cells) }]
    }),
  )
}

function codeIn(cells: readonly string[], codeOfTitle: (ogr: string) => string | null): string | null {
  const words = cells.map((cell) => cell.trim())
  const code = words.find((word) => ROME.test(word))
  if (code !== undefined) return code
  const ogr = words.find((word) => OGR.test(word))
  return ogr === undefined ? null : codeOfTitle(ogr)
}

function distanceIn(cells: readonly string[]): number {
  const word = cells.find((cell) => /^(skos:)?\w+match$/i.test(cell.trim()))
  const place = RELATIONS.findIndex((relation) => word !== undefined && relation.test(word))
  return place === -1 ? 0 : place
}

const foreignIn = (cells: readonly string[]): readonly string[] =>
  cells.flatMap((cell) => FOREIGN.exec(cell)?.[1] ?? [])

/** Returns the codes of ESCO and O*NET that a row of a table names beside each other, closest first. */
export function sameIn(sheets: readonly TableSheet[]): ReadonlyMap<string, readonly string[]> {
  const pairs = sheets
    .flatMap(({ rows }) => rows)
    .flatMap(({ cells }) => {
      const [one, other] = foreignIn(cells)
      return one === undefined || other === undefined ? [] : [{ one, other, distance: distanceIn(cells) }]
    })
    .toSorted((a, b) => a.distance - b.distance)
  const same = new Map<string, string[]>()
  const add = (from: string, to: string) => void same.set(from, [...(same.get(from) ?? []), to])
  for (const { one, other } of pairs) {
    add(one, other)
    add(other, one)
  }
  return same
}
