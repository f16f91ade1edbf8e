/** Maps columns to fields: proposed from the headings that spreadsheets in French and English use. */
import { fieldLabel } from '../../../../shared/field-label.ts'
import {
  type ColumnMapping,
  IMPORT_FIELDS,
  type ImportField,
  type ImportSubject,
  REQUIRED_FIELDS,
} from '../../../../shared/import.ts'
import { unusable } from '../../../../shared/unusable-path.ts'
import { LANGUAGES, type Language } from '../../../../shared/vocabulary.ts'
import { GROUP_MARK } from '../../tables/heading.ts'
import type { ImportProfile } from './profiles/profile.ts'
import { looseHeading, plainHeading } from './words/heading-forms.ts'
import { HEADING_WORDS, type HeadingWords } from './words/headings.ts'

/**
 * Returns the columns that the owner chose, by the headings of the file; an empty one for a field that shall have none.
 * @throws VigieError invalid_input for a field or a heading that does not exist
 */
export function chosenColumns(
  subject: ImportSubject,
  chosen: ColumnMapping,
  headings: readonly string[],
): ColumnMapping {
  for (const field of Object.keys(chosen)) assertField(subject, 'mapping', field)
  const byName = new Map(headings.map((heading) => [plainHeading(heading), heading]))
  const entries = Object.entries(chosen).map(([field, wanted]) => {
    const heading = headings.includes(wanted) ? wanted : byName.get(plainHeading(wanted))
    if (wanted !== '' && heading === undefined) {
      throw unusable('mapping', 'no_import_heading', { heading: wanted, headings: headings.join(', ') })
    }
    return [field, wanted === '' ? '' : (heading ?? '')] as const
  })
  return Object.fromEntries(entries)
}

/** @throws VigieError invalid_input for a field that the subject does not have */
export function assertField(subject: ImportSubject, place: 'mapping' | 'constants', field: string): void {
  const fields: readonly string[] = IMPORT_FIELDS[subject]
  if (fields.includes(field)) return
  throw unusable(place, 'no_import_field', { field, fields: fields.join(', ') })
}

/** Returns the columns that were chosen, and of the others those that no chosen one takes. */
export function mergedMapping(others: ColumnMapping, chosen: ColumnMapping): ColumnMapping {
  const taken = new Set(Object.values(chosen))
  const left = Object.entries(others).filter(([field, heading]) => !(field in chosen) && !taken.has(heading))
  return Object.fromEntries([...left, ...Object.entries(chosen).filter(([, heading]) => heading !== '')])
}

/**
 * Returns a heading for each field that one matches, each heading once: first those written as usual, then those written
 * nearly so, then those that say little. Required fields choose first, but none takes what another one is called: of readings,
 * `unit` is the unit and no asset.
 * @param chosen what the owner chose: these fields and headings are not proposed
 */
export function proposedMapping(
  subject: ImportSubject,
  headings: readonly string[],
  chosen: ColumnMapping = {},
): ColumnMapping {
  const taken = new Set(Object.values(chosen))
  const fields = IMPORT_FIELDS[subject].filter((name) => !(name in chosen))
  const free = new Set(headings.filter((heading) => !taken.has(heading)))
  const ownNames = new Map(IMPORT_FIELDS[subject].map((name) => [spaced(name), name]))
  const found = new Map<ImportField, string>()
  for (const { form, wanted } of PASSES) {
    const named = [...free].map((heading) => [heading, namesOf(heading).map(form)] as const)
    for (const field of fields.filter((name) => !found.has(name))) {
      const words = wanted(field).filter((word) => (ownNames.get(word) ?? field) === field)
      const heading = fitting(words, named, free)
      if (heading === null) continue
      found.set(field, heading)
      free.delete(heading)
    }
  }
  return Object.fromEntries(
    fields.flatMap((field) => (found.has(field) ? [[field, found.get(field) ?? '']] : [])),
  )
}

/** Returns the columns that a profile names, if the file has them. */
export function profileMapping(profile: ImportProfile, headings: readonly string[]): ColumnMapping {
  const byName = new Map(headings.map((heading) => [plainHeading(heading), heading]))
  const entries = Object.entries(profile.columns).flatMap(([field, names]) => {
    const heading = names.map((name) => byName.get(name)).find((found) => found !== undefined)
    return heading === undefined ? [] : [[field, heading] as const]
  })
  return Object.fromEntries(entries)
}

/** A column below a merged heading may be meant by its own name, by both, or by the merged one. */
function namesOf(heading: string): readonly string[] {
  const [merged = '', own] = heading.split(GROUP_MARK)
  return own === undefined ? [heading] : [own, `${own} ${merged}`, merged]
}

/** Headings that say little: any other one of the field is preferred. */
const VAGUE = new Set(
  'description|type|date|code|libelle|designation|numero|number|n|no|id|key|value|valeur|index'.split('|'),
)

const spaced = (field: string) => field.replaceAll('_', ' ')

/** The usual headings of a field, and last what previews and lists of this program call it. */
function wordsOf(field: ImportField): readonly string[] {
  const { en, fr } = HEADING_WORDS[field]
  const labels = LANGUAGES.map((language) => plainHeading(fieldLabel({ language, group: 'imports' }, field)))
  return [spaced(field), ...en, ...fr, ...labels]
}

const isVague = (word: string) => VAGUE.has(word)

/** How headings are compared with the words of a field, one way after another. */
const PASSES: readonly {
  readonly form: (heading: string) => string
  readonly wanted: (field: ImportField) => readonly string[]
}[] = [
  { form: plainHeading, wanted: (field) => wordsOf(field).filter((word) => !isVague(word)) },
  {
    form: looseHeading,
    wanted: (field) =>
      wordsOf(field)
        .filter((word) => !isVague(word))
        .map(looseHeading),
  },
  { form: plainHeading, wanted: (field) => wordsOf(field).filter(isVague) },
  { form: looseHeading, wanted: (field) => wordsOf(field).filter(isVague).map(looseHeading) },
]

function fitting(
  wanted: readonly string[],
  named: readonly (readonly [heading: string, names: readonly string[]])[],
  free: ReadonlySet<string>,
): string | null {
  for (const rank of [0, 1, 2]) {
    for (const word of wanted) {
      for (const [heading, names] of named) if (names[rank] === word && free.has(heading)) return heading
    }
  }
  return null
}

const known = new Map<ImportSubject, ReadonlySet<string>>()

/** Returns the usual headings; only an import needs them. */
function knownWords(subject: ImportSubject): ReadonlySet<string> {
  const words = known.get(subject) ?? new Set(IMPORT_FIELDS[subject].flatMap(wordsOf).map(looseHeading))
  known.set(subject, words)
  return words
}

/** Counts the cells of a row that are usual headings. */
export function knownHeadings(subject: ImportSubject, cells: readonly string[]): number {
  const words = knownWords(subject)
  return new Set(cells.map(looseHeading).filter((name) => words.has(name))).size
}

/** Returns the language of most usual headings; null if both have as many. */
export function languageOf(subject: ImportSubject, headings: readonly string[]): Language | null {
  const names = new Set(headings.flatMap(namesOf).map(plainHeading))
  const count = (language: keyof HeadingWords) =>
    IMPORT_FIELDS[subject].filter((field) => HEADING_WORDS[field][language].some((word) => names.has(word)))
      .length
  const [french, english] = [count('fr'), count('en')]
  return french === english ? null : french > english ? 'fr' : 'en'
}

/** Returns the required fields with neither an existing column nor a constant. */
export function missingFields(
  subject: ImportSubject,
  mapping: ColumnMapping,
  headings: readonly string[],
  constants: Readonly<Record<string, string>>,
): string[] {
  return REQUIRED_FIELDS[subject].filter((field) => {
    const heading = mapping[field]
    const hasColumn = heading !== undefined && headings.includes(heading)
    return !hasColumn && (constants[field] ?? '').trim() === ''
  })
}

/** Returns the signature of a file's layout: its headings, in order. */
export function signatureOf(subject: ImportSubject, headings: readonly string[]): string {
  return JSON.stringify([subject, ...headings.map(plainHeading)])
}
