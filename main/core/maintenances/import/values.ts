/** Reads amounts and the statuses of assets. */
import type { ImportProblem } from '../../../../shared/import-row.ts'
import type { AssetStatus } from '../../../../shared/maintenance.ts'
import { type DecimalMark, parseAmount } from '../../tables/numbers.ts'
import { fold } from '../fold.ts'

/** A value, or what is wrong with the text. */
export type CellReading<T> =
  | { readonly value: T }
  | { readonly problem: ImportProblem; readonly bounds?: readonly [least: number, most: number] }

/** The highest cost of a maintenance. */
export const MOST_COST = 1e12

const NO_AMOUNT = new Set(['n/a', 'na', 'nc', 'n.c.', '-', '—', 'none', 'aucun', 'null'])

/** Reads a number of at least 0; null for what says that there is none. */
export function readAmount(text: string, most: number, column: DecimalMark): CellReading<number | null> {
  if (NO_AMOUNT.has(fold(text))) return { value: null }
  const value = parseAmount(text, column)
  if (value === null) return { problem: 'not_a_number' }
  return value < 0 || value > most ? { problem: 'number_out_of_range', bounds: [0, most] } : { value }
}

/** Beginnings of words, normalised: `retirée` matches `retire`. */
const ASSET_WORDS: readonly (readonly [AssetStatus, readonly string[]])[] = [
  [
    'needs_maintenance',
    'maintenance|en maintenance|needs|a maintenir|a reparer|en panne|panne|hs|broken'.split('|'),
  ],
  [
    'retired',
    'retire|hors service|reforme|out of|decommission|vendu|sold|inacti|rebut|au rebut|archiv'.split('|'),
  ],
  [
    'in_service',
    'en service|actif|active|in service|in_service|operationnel|operational|ok|in use|ready to deploy|deployed'.split(
      '|',
    ),
  ],
]

/** Returns the status that a French or English word stands for; null if it is not known. */
export function knownAssetStatus(text: string): AssetStatus | null {
  const folded = fold(text)
  const found = ASSET_WORDS.find(([, beginnings]) => beginnings.some((word) => folded.startsWith(word)))
  return found === undefined ? null : found[0]
}
