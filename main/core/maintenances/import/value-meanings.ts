/** What the values of a file mean: known words, what the owner said before or says now. Counts each of them. */
import type { ImportSubject, ValueField, ValueMeaning } from '../../../../shared/import.ts'
import {
  type AssetStatus,
  assetStatusSchema,
  type MaintenanceRecurrence,
  type MaintenanceStatus,
  maintenanceStatusSchema,
} from '../../../../shared/maintenance.ts'
import { fold } from '../fold.ts'
import { knownAssetStatus } from './values.ts'
import { type RecurrenceReading, readRecurrence } from './words/recurrences.ts'
import { knownStatus } from './words/statuses.ts'

/** What the owner says that values mean, by field and value. */
export type ValueChoices = Readonly<Record<string, Readonly<Record<string, string>>>>

/** Returns what the owner said before, by field and normalised value. */
export type RememberedMeaning = (field: ValueField, value: string) => string | null

type Origin = ValueMeaning['origin']

/** What a text was read as, and where its rows are counted; null if they are not. */
interface ReadText {
  readonly result: unknown
  readonly counted: ValueMeaning | null
}

/** Each text of a file is read once, however many rows have it. */
export class ValueMeanings {
  readonly #chosen: ReadonlyMap<string, string>
  readonly #remembered: RememberedMeaning
  readonly #seen = new Map<string, ValueMeaning>()
  readonly #texts = new Map<string, ReadText>()

  constructor(choices: ValueChoices, remembered: RememberedMeaning) {
    this.#chosen = new Map(
      Object.entries(choices).flatMap(([field, values]) =>
        Object.entries(values).map(([value, meaning]) => [`${field} ${fold(value)}`, meaning] as const),
      ),
    )
    this.#remembered = remembered
  }

  /** An unknown one counts as planned, until the owner says what it means. */
  status(text: string): MaintenanceStatus {
    return this.#once('status', text, () => this.#status(text))
  }

  assetStatus(text: string): AssetStatus {
    return this.#once('status', text, () => this.#assetStatus(text))
  }

  /** An unknown one counts as none, until the owner says what it means. */
  recurrence(text: string): RecurrenceReading {
    return this.#once('recurrence', text, () => this.#recurrence(text))
  }

  /** All values met, the unknown ones first, then the most frequent. */
  list(): ValueMeaning[] {
    const isKnown = ({ meaning }: ValueMeaning) => Number(meaning !== null)
    return [...this.#seen.values()].sort((a, b) => isKnown(a) - isKnown(b) || b.rows - a.rows)
  }

  #status(text: string): MaintenanceStatus {
    const { meaning, origin } = this.#explained('status', text)
    const said =
      meaning === null ? null : (maintenanceStatusSchema.safeParse(meaning).data ?? knownStatus(meaning))
    return this.#count('status', text, said ?? knownStatus(text), said === null ? null : origin) ?? 'planned'
  }

  #assetStatus(text: string): AssetStatus {
    const { meaning, origin } = this.#explained('status', text)
    const said =
      meaning === null ? null : (assetStatusSchema.safeParse(meaning).data ?? knownAssetStatus(meaning))
    return (
      this.#count('status', text, said ?? knownAssetStatus(text), said === null ? null : origin) ??
      'in_service'
    )
  }

  #recurrence(text: string): RecurrenceReading {
    const { meaning, origin } = this.#explained('recurrence', text)
    const said = meaning === null ? null : readRecurrence(meaning)
    const isSaid = said !== null && 'value' in said
    const reading = isSaid ? said : readRecurrence(text)
    if ('problem' in reading && reading.problem === 'number_out_of_range') return reading
    const shown = 'value' in reading ? recurrenceText(reading.value) : null
    this.#count('recurrence', text, shown, isSaid ? origin : null)
    return 'value' in reading ? reading : { value: null, partly: true }
  }

  #once<T>(field: ValueField, text: string, read: () => T): T {
    const key = `${field} ${text}`
    const known = this.#texts.get(key)
    if (known !== undefined) {
      if (known.counted !== null) known.counted.rows += 1
      return known.result as T
    }
    const result = read()
    this.#texts.set(key, { result, counted: this.#seen.get(`${field} ${fold(text)}`) ?? null })
    return result
  }

  #explained(field: ValueField, text: string): { meaning: string | null; origin: Origin } {
    const value = fold(text)
    const chosen = this.#chosen.get(`${field} ${value}`)
    if (chosen !== undefined) return { meaning: chosen, origin: 'chosen' }
    const before = this.#seen.get(`${field} ${value}`)
    if (before?.origin === 'known' || before?.origin === 'unknown') return { meaning: null, origin: 'known' }
    return { meaning: this.#remembered(field, value), origin: 'remembered' }
  }

  #count<Meaning extends string>(
    field: ValueField,
    text: string,
    meaning: Meaning | null,
    said: Origin | null,
  ): Meaning | null {
    const key = `${field} ${fold(text)}`
    const origin = said ?? (meaning === null ? 'unknown' : 'known')
    const counted = this.#seen.get(key) ?? { field, value: text, rows: 0, meaning, origin }
    this.#seen.set(key, counted)
    counted.rows += 1
    return meaning
  }
}

/** Returns the recurrence as `readRecurrence` reads it. */
export function recurrenceText(recurrence: MaintenanceRecurrence | null): string {
  if (recurrence === null) return 'none'
  const { every, unit, from, rule } = recurrence
  if (rule !== undefined) return rule
  return `${every} ${unit}${from === 'completion' ? ' after completion' : ''}`
}

/** Returns whether a meaning can be given to a field. */
export function isMeaning(subject: ImportSubject, field: string, meaning: string): boolean {
  if (field === 'recurrence') return subject === 'maintenances' && 'value' in readRecurrence(meaning)
  if (field !== 'status' || subject === 'readings') return false
  if (subject === 'assets')
    return assetStatusSchema.safeParse(meaning).success || knownAssetStatus(meaning) !== null
  return maintenanceStatusSchema.safeParse(meaning).success || knownStatus(meaning) !== null
}
