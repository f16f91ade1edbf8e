/** Exports trades or bars as one CSV file. */

import { type LocalizableMessage, VigieError } from '../../../../shared/errors.ts'
import { FIRST_DAY, LAST_DAY } from '../../../../shared/time/calendar-day.ts'
import type { CalendarDay } from '../../../../shared/time/units.ts'
import { wholeDays } from './bars-run.ts'
import type { TradeCollection } from './collection.ts'
import type { ExportTask } from './tasks.ts'
import type { DaySpan, WorkOptions } from './verify.ts'
import type { Workspace } from './workspace.ts'

/** Which days to export, and to which new file. */
export interface ExportOrder extends DaySpan {
  readonly path: string
  /** Exports bars of this series instead of trades. */
  readonly series?: string | undefined
}

/**
 * Exports the span. A failed or cancelled export leaves no file.
 * @throws VigieError trades_file_exists, trades_series_not_found, trades_no_data if there are no trades at all,
 * trades_export_empty if the span is empty or has no bars, invalid_input if the path cannot be written
 */
export async function exportCsv(
  work: Workspace,
  collection: TradeCollection,
  { from = FIRST_DAY, to = LAST_DAY, path, series }: ExportOrder,
  { signal, progress }: WorkOptions,
): Promise<{ readonly rows: number; readonly path: string }> {
  if (await work.files.exists(path)) throw new VigieError('trades_file_exists', { path })
  const { files } = work
  const all = series === undefined ? tradesIn(work, collection) : barsIn(work, collection, series)
  const asked = all.filter(({ day }) => day >= from && day <= to).map(({ file }) => file)
  const there = await Promise.all(asked.map((file) => files.exists(file)))
  const paths = asked.filter((_, i) => there[i])
  if (paths.length === 0) throw nothingIn(work, collection, series, all)
  const { dataset } = collection.settings
  const what = series === undefined ? 'trades' : 'bars'
  const aside = `${path}.part`
  const input: ExportTask = { action: 'export', what, dataset, paths, aside, target: path }
  const onMessage = (done: unknown) =>
    progress({
      fraction: (done as number) / paths.length,
      label: 'trades.step.export',
      counters: { days: done as number, of_days: paths.length },
    })
  try {
    return { rows: await work.workers.run<ExportTask, number>('adopt', { input, signal, onMessage }), path }
  } catch (error) {
    // If nothing can be written, nothing can be removed either; the first error matters.
    await work.files.remove(aside).catch(() => undefined)
    throw error
  }
}

interface DayFile {
  readonly day: CalendarDay
  readonly file: string
}

/** Returns why there is nothing to export, though it was asked for. */
function nothingIn(
  work: Workspace,
  collection: TradeCollection,
  series: string | undefined,
  all: readonly DayFile[],
): VigieError {
  const { symbol } = collection.settings
  const [first, last] = [all[0], all.at(-1)]
  if (tradesIn(work, collection).length === 0) return new VigieError('trades_no_data', { symbol })
  const detail: LocalizableMessage =
    first === undefined || last === undefined
      ? { messageKey: wholeDays(work, collection).length === 0 ? 'export.no_whole_day' : 'export.not_built' }
      : {
          messageKey: series === undefined ? 'export.other_days' : 'export.no_bars_then',
          params: { from: first.day, to: last.day },
        }
  return new VigieError('trades_export_empty', { name: series ?? symbol, detail })
}

/** Returns the stored days, with their files. */
function tradesIn({ store, files }: Workspace, collection: TradeCollection): DayFile[] {
  const held = store.days(collection.key, FIRST_DAY, LAST_DAY).filter(({ file }) => file !== null)
  return held.map(({ day }) => ({ day, file: files.dayPath(collection, day) }))
}

/** Returns the days of a series; days without a closed bar have no file. @throws VigieError trades_series_not_found */
function barsIn({ bars, barsPath }: Workspace, collection: TradeCollection, series: string): DayFile[] {
  if (!collection.settings.bars.some(({ id }) => id === series)) {
    throw new VigieError('trades_series_not_found', { id: series })
  }
  const had = bars.seriesDays(collection.key, series)
  return had.map(({ day }) => ({ day, file: barsPath(collection, series, day) }))
}
