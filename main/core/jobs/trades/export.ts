/** Writes trades or bars out as one CSV file. */
import { VigieError } from '../../../../shared/errors.ts'
import type { Collection } from './collection.ts'
import type { ExportTask } from './tasks.ts'
import type { Span, WorkOptions } from './verify.ts'
import type { Workspace } from './workspace.ts'

export interface ExportOrder extends Span {
  readonly path: string
  /** Bars of this series instead of trades. */
  readonly series?: string | undefined
}

/**
 * @throws VigieError trades_file_exists, trades_no_data where the span is empty, invalid_input where the path cannot be
 * written. Nothing is left of an export that does not come to its end.
 */
export async function exportCsv(
  work: Workspace,
  collection: Collection,
  { from = '0000-01-01', to = '9999-12-31', path, series }: ExportOrder,
  { signal, progress }: WorkOptions,
): Promise<{ readonly rows: number; readonly path: string }> {
  if (await work.files.exists(path)) throw new VigieError('trades_file_exists', { path })
  const { store, files } = work
  const days = store.days(collection.key, from, to).filter(({ file }) => file !== null)
  const all = days.map(({ day }) =>
    series === undefined ? files.dayPath(collection, day) : work.barsPath(collection, series, day),
  )
  const there = await Promise.all(all.map((file) => files.exists(file)))
  const paths = all.filter((_, i) => there[i])
  if (paths.length === 0) throw new VigieError('trades_no_data', { symbol: collection.settings.symbol })
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
  } finally {
    await work.files.remove(aside)
  }
}
