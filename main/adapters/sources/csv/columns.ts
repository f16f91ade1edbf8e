/** Detects the columns by the names that exports use in English and French. */
import { VigieError } from '../../../../shared/errors.ts'

/** The index, from 0, of each column; null if the file does not have it. */
export interface BarColumnsFound {
  readonly day: number
  readonly close: number
  readonly open: number | null
  readonly high: number | null
  readonly low: number | null
  readonly volume: number | null
  readonly names: readonly string[]
  /** Whether the names are French: then the day precedes the month and the decimal separator is a comma. */
  readonly isFrench: boolean
}

const NAMES = {
  day: ['date', 'day', 'observation_date', 'time', 'timestamp', 'jour', 'seance', 'date de seance'],
  close: [
    'close',
    'price',
    'value',
    'last',
    'score',
    'yield_percent',
    'dernier',
    'cloture',
    'cours',
    'valeur',
  ],
  open: ['open', 'ouv.', 'ouv', 'ouverture'],
  high: ['high', 'plus haut', 'haut'],
  low: ['low', 'plus bas', 'bas'],
  volume: ['volume', 'vol.', 'vol'],
} as const
const FRENCH = [
  'dernier',
  'cloture',
  'cours',
  'valeur',
  'ouv.',
  'ouverture',
  'plus haut',
  'plus bas',
  'jour',
  'seance',
]

/** Returns how many names of a row are those of columns. */
export function countKnown(names: readonly string[], symbol: string): number {
  const known = new Set([fold(symbol), ...Object.values(NAMES).flat()])
  known.delete('')
  return names.filter((name) => known.has(fold(name))).length
}

/**
 * @param symbol a column with this name is the close and has priority over usual names; if there is neither,
 * the only other column is
 * @throws VigieError csv_column_missing for the date or the close
 */
export function findColumns(names: readonly string[], symbol: string, file: string): BarColumnsFound {
  const plain = names.map(fold)
  const find = (candidates: readonly string[]) =>
    candidates.map((name) => plain.indexOf(name)).find((i) => i >= 0)
  const need = (column: string, candidates: readonly string[], other?: number) => {
    const index = find(candidates) ?? other
    if (index !== undefined) return index
    throw new VigieError('csv_column_missing', { file, column, found: names.join(', ').slice(0, 200) })
  }
  const day = need('date', NAMES.day)
  const onlyOther = names.length === 2 ? 1 - day : undefined
  return {
    day,
    close: need('close', [fold(symbol), ...NAMES.close], onlyOther),
    open: find(NAMES.open) ?? null,
    high: find(NAMES.high) ?? null,
    low: find(NAMES.low) ?? null,
    volume: find(NAMES.volume) ?? null,
    names,
    isFrench: plain.some((name) => FRENCH.includes(name)),
  }
}

function fold(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
}
