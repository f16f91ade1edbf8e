/** Parses cells of a spreadsheet: French and English dates, numbers, statuses and recurrences. */

import type { DateOrder, ImportProblem } from '../../../../shared/import.ts'
import type { AssetStatus, MaintenanceRecurrence, MaintenanceStatus } from '../../../../shared/maintenance.ts'
import { DAY_MS } from '../../../../shared/time/units.ts'
import { fold } from '../fold.ts'

/** A value, or what is wrong with the text. */
export type CellReading<T> = { readonly value: T } | { readonly problem: ImportProblem }

const MONTHS = new Map(
  [
    ['janvier', 'january', 'janv', 'jan'],
    ['fevrier', 'february', 'fevr', 'fev', 'feb'],
    ['mars', 'march', 'mar'],
    ['avril', 'april', 'avr', 'apr'],
    ['mai', 'may'],
    ['juin', 'june', 'jun'],
    ['juillet', 'july', 'juil', 'jul'],
    ['aout', 'august', 'aug'],
    ['septembre', 'september', 'sept', 'sep'],
    ['octobre', 'october', 'oct'],
    ['novembre', 'november', 'nov'],
    ['decembre', 'december', 'dec'],
  ].flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
)
const FIRST_YEAR = 1970
const LAST_YEAR = 2199
/** The highest cost of a maintenance. */
export const MOST_COST = 1e12

/** Returns whether the dates of a column put the day or the month first; null if no value is conclusive. */
export function orderOf(texts: Iterable<string>): Exclude<DateOrder, 'auto'> | null {
  for (const text of texts) {
    const [, first, second] = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}\b/.exec(text) ?? []
    if (first === undefined) continue
    if (Number(first) > 12) return 'dmy'
    if (Number(second) > 12) return 'mdy'
  }
  return null
}

const WEEKDAY = new RegExp(
  '^(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|\\w{3,6}day|' +
    // Abbreviated only before day and month: `mar 9, 2026` is in March.
    '(lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun)\\.?(?=,? \\d{1,2}[a-z]* [a-z])),? ',
)

/** Parses a day: `2026-03-09`, `09/03/2026`, `9.3.26`, `9 mars 2026`, `Mar 9, 2026`, each with or without a time. */
export function readDay(text: string, order: Exclude<DateOrder, 'auto'>): CellReading<number> {
  const folded = fold(text)
    .replace(/[t ]\d{1,2}[:h]\d{2}(:\d{2}(\.\d+)?)?( ?[ap]m)?(z|[+-]\d{2}:?\d{2})?$/, '')
    .replace(WEEKDAY, '')
  return inNumbers(folded, order) ?? inWords(folded) ?? { problem: 'not_a_date' }
}

function inNumbers(text: string, order: Exclude<DateOrder, 'auto'>): CellReading<number> | null {
  const [, y, m, d] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? []
  if (y !== undefined) return dayOf(Number(y), Number(m), Number(d))
  const [, first, second, year] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/.exec(text) ?? []
  if (first === undefined || second === undefined) return null
  const [day, month] = order === 'dmy' ? [first, second] : [second, first]
  return dayOf(fullYear(year ?? ''), Number(month), Number(day))
}

function inWords(text: string): CellReading<number> | null {
  const dayFirst = /^(\d{1,2})(?:er|st|nd|rd|th)?[ -]([a-z]+)\.?,?[ -](\d{4}|\d{2})$/.exec(text)
  const monthFirst = /^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/.exec(text)
  const [name, day, year] = dayFirst
    ? [dayFirst[2], dayFirst[1], dayFirst[3]]
    : [monthFirst?.[1], monthFirst?.[2], monthFirst?.[3]]
  const month = MONTHS.get(name ?? '')
  if (month === undefined) return null
  return dayOf(fullYear(year ?? ''), month, Number(day))
}

/** Two digits mean a year of this century. */
function fullYear(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text)
}

function dayOf(year: number, month: number, day: number): CellReading<number> {
  const date = new Date(Date.UTC(year, month - 1, day))
  date.setUTCFullYear(year)
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return { problem: 'impossible_date' }
  if (year < FIRST_YEAR || year > LAST_YEAR) return { problem: 'date_out_of_range' }
  return { value: date.getTime() / DAY_MS }
}

/**
 * Parses a number of at least 0: `1250.5`, `1 250,50 €`, `1,250.50`, `1E-07`. The last separator is the decimal one.
 */
export function readNumber(text: string, most: number): CellReading<number> {
  const bare = text.replace(/[\s\u00A0\u202F'’]|[€$£]|EUR|USD|MAD|DH/gi, '')
  if (!/^[+-]?\d[\d.,]*(e[+-]?\d{1,3})?$/i.test(bare)) return { problem: 'not_a_number' }
  const decimal = decimalOf(bare)
  const value = Number(
    decimal === ',' ? bare.replaceAll('.', '').replace(',', '.') : bare.replaceAll(',', ''),
  )
  if (!Number.isFinite(value)) return { problem: 'not_a_number' }
  return value < 0 || value > most ? { problem: 'number_out_of_range' } : { value }
}

/** A single comma before exactly three digits separates thousands, as in English `1,250`; French writes `1 250`. */
function decimalOf(bare: string): ',' | '.' {
  const comma = bare.lastIndexOf(',')
  const point = bare.lastIndexOf('.')
  if (comma === -1) return '.'
  if (point !== -1) return comma > point ? ',' : '.'
  return /^[+-]?\d{1,3}(,\d{3})+$/.test(bare) ? '.' : ','
}

/** Words of each status, normalised; the beginning of a cell decides, so that `terminée` matches `termine`. */
const MAINTENANCE_WORDS: readonly (readonly [MaintenanceStatus, readonly string[]])[] = [
  ['in_progress', ['en cours', 'en_cours', 'in progress', 'in_progress', 'demarre', 'started', 'ongoing']],
  [
    'completed',
    ['termine', 'fait', 'realise', 'effectue', 'clos', 'clotur', 'complete', 'done', 'finished', 'acheve'],
  ],
  ['cancelled', ['annule', 'cancel', 'abandonne', 'supprime', 'dropped']],
  [
    'planned',
    [
      'planifi',
      'prevu',
      'a faire',
      'planned',
      'scheduled',
      'to do',
      'todo',
      'programme',
      'open',
      'a planifier',
      'ouvert',
      'en attente',
      'en retard',
      'pending',
      'overdue',
      'late',
      'not started',
    ],
  ],
]
const ASSET_WORDS: readonly (readonly [AssetStatus, readonly string[]])[] = [
  [
    'needs_maintenance',
    [
      'maintenance',
      'en maintenance',
      'needs',
      'a maintenir',
      'a reparer',
      'en panne',
      'panne',
      'hs',
      'broken',
    ],
  ],
  [
    'retired',
    [
      'retire',
      'hors service',
      'reforme',
      'out of',
      'decommission',
      'vendu',
      'sold',
      'inacti',
      'rebut',
      'au rebut',
    ],
  ],
  [
    'in_service',
    ['en service', 'actif', 'active', 'in service', 'in_service', 'operationnel', 'ok', 'in use'],
  ],
]

/** Returns the status that a French or English word stands for. */
export const readMaintenanceStatus = (text: string) => wordIn(MAINTENANCE_WORDS, text)

/** Returns the status that a French or English word stands for. */
export const readAssetStatus = (text: string) => wordIn(ASSET_WORDS, text)

function wordIn<S>(words: readonly (readonly [S, readonly string[]])[], text: string): CellReading<S> {
  const folded = fold(text)
  const found = words.find(([, beginnings]) => beginnings.some((word) => folded.startsWith(word)))
  return found === undefined ? { problem: 'unknown_status' } : { value: found[0] }
}

const UNITS: readonly (readonly [RegExp, MaintenanceRecurrence['unit'], number])[] = [
  [/^(jours?|j|days?|d)$/, 'day', 1],
  [/^(semaines?|sem|weeks?|w)$/, 'week', 1],
  [/^(mois|months?|m)$/, 'month', 1],
  [/^(trimestres?|quarters?)$/, 'month', 3],
  [/^(ans?|annees?|years?|y)$/, 'month', 12],
]
const RHYTHMS = new Map<string, readonly [number, MaintenanceRecurrence['unit']]>([
  ['quotidien', [1, 'day']],
  ['journalier', [1, 'day']],
  ['daily', [1, 'day']],
  ['hebdomadaire', [1, 'week']],
  ['weekly', [1, 'week']],
  ['mensuel', [1, 'month']],
  ['monthly', [1, 'month']],
  ['bimestriel', [2, 'month']],
  ['trimestriel', [3, 'month']],
  ['quarterly', [3, 'month']],
  ['semestriel', [6, 'month']],
  ['annuel', [12, 'month']],
  ['yearly', [12, 'month']],
  ['annual', [12, 'month']],
])
const NEVER = ['', 'aucune', 'non', 'none', 'no', 'never', 'jamais', '-']

/** Parses `3 mois`, `tous les 15 jours`, `every 2 weeks`, `mensuelle`, `after completion`, `après réalisation`. */
export function readRecurrence(text: string): CellReading<MaintenanceRecurrence | null> {
  const folded = fold(text)
  if (NEVER.includes(folded)) return { value: null }
  const from = /completion|realisation|execution|dernier|last/.test(folded) ? 'completion' : 'plan'
  const bare = folded
    .replace(/[ ,(]*(from|after|depuis|apres)\b.*$/, '')
    .replace(/^(tou(te)?s les|chaque|every|each) /, '')
  const rhythm =
    RHYTHMS.get(bare) ??
    RHYTHMS.get(bare.replace(/le$/, '').replace(/elle?$/, 'el')) ??
    RHYTHMS.get(bare.replace(/ne$/, '').replace(/e$/, ''))
  const [every, unit] = rhythm ?? counted(bare) ?? []
  if (every === undefined || unit === undefined) return { problem: 'not_a_recurrence' }
  return every < 1 || every > 1000 ? { problem: 'number_out_of_range' } : { value: { every, unit, from } }
}

function counted(text: string): readonly [number, MaintenanceRecurrence['unit']] | null {
  const [, count = '1', word = ''] = /^(\d{1,5})? ?([a-z]+)$/.exec(text) ?? []
  const found = UNITS.find(([pattern]) => pattern.test(word))
  return found === undefined ? null : [Number(count) * found[2], found[1]]
}
