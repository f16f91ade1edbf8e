/** Maps the columns of a list of records to fields: by Vigie's own names, those of ROME's open data, and usual ones. */
import {
  RECORD_FIELDS,
  type RecordColumns,
  type RecordField,
} from '../../../../../shared/occupation-import.ts'
import { fold } from '../fold.ts'

/** What others call a column, in plain form; its own name comes first. */
const OTHER_NAMES: Readonly<Partial<Record<RecordField, readonly string[]>>> = {
  code: ['code rome', 'rome', 'code metier'],
  title: ['libelle rome', 'intitule', 'titre', 'libelle', 'metier', 'nom epicene'],
  masculine: ['nom masculin', 'masculin'],
  feminine: ['nom feminin', 'feminin'],
  job_title: ['libelle appellation long', 'libelle appellation', 'appellation'],
  ogr: ['code ogr'],
  status: ['statut'],
  short_description: ['description courte', 'resume'],
  description: ['definition', 'libelle texte'],
  skills: ['competences', 'savoir faire'],
  transversal_skills: ['competences transversales', 'savoir etre'],
  training: ['formations', 'formation'],
  working_conditions: ['conditions de travail'],
  environments: ['environnements'],
  related_occupations: ['metiers proches'],
  sectors: ['secteurs', 'secteurs d activite'],
  salaries: ['salaires'],
  outlook: ['perspectives'],
}

/** Returns a heading without case, accents and punctuation: `Libellé_ROME` is `libelle rome`. */
export const plainName = (heading: string): string =>
  fold(heading)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

const namesOf = (field: RecordField) => [plainName(field), ...(OTHER_NAMES[field] ?? [])]

/** Returns the field that a person names so, in French or English, with or without accents; null if none. */
export const fieldNamed = (name: string): RecordField | null =>
  RECORD_FIELDS.find((field) => namesOf(field).includes(plainName(name))) ?? null

/** Returns the heading for each field that one names, each heading once. */
export function proposedColumns(headings: readonly string[]): RecordColumns {
  const free = new Map(headings.map((heading) => [plainName(heading), heading]))
  const entries = RECORD_FIELDS.flatMap((field) => {
    const name = namesOf(field).find((candidate) => free.has(candidate))
    const heading = name === undefined ? undefined : free.get(name)
    if (name === undefined || heading === undefined) return []
    free.delete(name)
    return [[field, heading] as const]
  })
  return Object.fromEntries(entries)
}

const KNOWN = new Set(RECORD_FIELDS.flatMap(namesOf))

/** Counts the cells of a row that are names of columns. */
export const knownColumns = (cells: readonly string[]): number =>
  new Set(cells.map(plainName).filter((name) => KNOWN.has(name))).size
