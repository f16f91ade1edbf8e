/** Adopts a file or folder from elsewhere as days of the collection. */
import type { LocalizableMessage } from '../../../../shared/errors.ts'
import type { TradesSettings } from '../../../../shared/kinds/trades.ts'
import { addDays } from '../../../../shared/time/calendar-day.ts'
import { unusable } from '../../../../shared/unusable-path.ts'
import type { TradeCollection } from './collection.ts'
import { sameTrades } from './facts.ts'
import { place } from './placement.ts'
import type { AdoptedDay, AdoptTask, FilesPreview, PreviewTask } from './tasks.ts'
import type { WorkOptions } from './verify.ts'
import type { Workspace } from './workspace.ts'

/** What was adopted of a file or folder, and what was not. Days are in UTC. */
export interface Adoption {
  readonly from: string | null
  readonly to: string | null
  readonly rows: number
  readonly adopted: readonly string[]
  /** Days already stored with exactly the same trades. */
  readonly known: readonly string[]
  /** Days already stored with other trades; not changed. */
  readonly refused: readonly string[]
  /** Why the first of the refused days was refused. */
  readonly explanation: LocalizableMessage | null
}

/** A file or folder to adopt, with the columns that the owner named. */
export interface Base {
  readonly path: string
  /** Column names by field. */
  readonly columns: Readonly<Record<string, string>>
}

/** Returns what would be adopted. @throws VigieError invalid_input if the path does not exist, trades_foreign_malformed */
export async function previewBase(
  work: Workspace,
  { path, columns }: Base,
  { settings }: TradeCollection,
): Promise<FilesPreview> {
  if (!(await work.files.exists(path))) throw unusable('path', 'no_such_file', { path })
  const { digits } = settings
  const input: PreviewTask = { action: 'preview', path, columns, symbols: symbolsOf(settings), digits }
  return work.workers.run<PreviewTask, FilesPreview>('adopt', { input })
}

/** What the symbol of a collection is called, and was called. */
const symbolsOf = ({ symbol, earlier_symbols }: TradesSettings): readonly string[] => [
  symbol,
  ...earlier_symbols.map((earlier) => earlier.symbol),
]

/**
 * @throws VigieError invalid_input for aggregate trades, trades_file_unmapped | trades_row_malformed |
 * trades_foreign_malformed; then nothing is adopted
 */
export async function adoptBase(
  work: Workspace,
  collection: TradeCollection,
  base: Base,
  { signal, progress }: WorkOptions,
): Promise<Adoption> {
  if (!(await work.files.exists(base.path))) throw unusable('path', 'no_such_file', { path: base.path })
  if (collection.settings.dataset !== 'trades') throw unusable('path', 'base_of_aggregates')
  const folder = await work.files.incoming(collection, 'base')
  const { exchange, symbol, digits } = collection.settings
  const input: AdoptTask = {
    action: 'split',
    path: base.path,
    columns: base.columns,
    folder,
    collection: { exchange, symbol },
    symbols: symbolsOf(collection.settings),
    digits,
  }
  const onMessage = (rows: unknown) =>
    progress({ fraction: null, label: 'trades.step.base', counters: { rows: rows as number } })
  try {
    const days = await work.workers.run<AdoptTask, AdoptedDay[]>('adopt', { input, signal, onMessage })
    return await adoptDays(work, collection, days, base.path)
  } finally {
    await work.files.sweep(collection, [])
  }
}

async function adoptDays(
  work: Workspace,
  collection: TradeCollection,
  days: readonly AdoptedDay[],
  path: string,
): Promise<Adoption> {
  const adopted: string[] = []
  const known: string[] = []
  const refused: string[] = []
  let rows = 0
  for (const [i, { day, temp, file }] of days.entries()) {
    const held = work.store.day(collection.key, day)?.file ?? null
    if (held !== null) {
      ;(sameTrades(held, file) ? known : refused).push(day)
      continue
    }
    const state = isWhole(days, i) ? 'stored' : 'partial'
    await place(work, collection, { day, temp, state, source: 'adopted', file })
    adopted.push(day)
    rows += file.rows
  }
  const [first] = refused
  const params = { day: first ?? '', symbol: collection.settings.symbol, file: path }
  const explanation: LocalizableMessage | null =
    first === undefined ? null : { messageKey: 'trades_day_taken', params }
  return {
    from: days[0]?.day ?? null,
    to: days.at(-1)?.day ?? null,
    rows,
    adopted,
    known,
    refused,
    explanation,
  }
}

/** A day is whole if its ids continue from the day before and into the next one; both ends may be incomplete. */
function isWhole(days: readonly AdoptedDay[], i: number): boolean {
  const [before, here, after] = [days[i - 1], days[i], days[i + 1]]
  if (before === undefined || here === undefined || after === undefined) return false
  const follows = (a: AdoptedDay, b: AdoptedDay) =>
    b.day === addDays(a.day, 1) && a.file.lastId !== null && b.file.firstId === a.file.lastId + 1
  return follows(before, here) && follows(here, after) && here.file.missingIds === 0
}
