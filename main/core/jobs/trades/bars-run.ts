/** Updates the bar series up to the newest whole day; reads only days not included yet. */
import type { BarSeries } from '../../../../shared/kinds/trades.ts'
import type { JobProgress } from '../../../../shared/run.ts'
import { addDays, FIRST_DAY, LAST_DAY } from '../../../../shared/time/calendar-day.ts'
import type { CalendarDay } from '../../../../shared/time/units.ts'
import type { TradeSums } from './bars/bar.ts'
import { barRuleOf } from './bars/rules/index.ts'
import { newSeries } from './bars/series-state.ts'
import type { TradeCollection } from './collection.ts'
import { scaleOf } from './decimal.ts'
import { identityOf } from './facts.ts'
import type { DayRecord, SeriesDay } from './ports.ts'
import type { BarsTask, BuildTask, BuiltDay } from './tasks.ts'
import type { Workspace } from './workspace.ts'

/** How the bars are updated, and who watches. */
export interface BarsRunOptions {
  readonly signal: AbortSignal
  readonly progress: (progress: JobProgress) => void
  /** Discards every series first, and recalibrates. */
  readonly rebuild?: boolean
}

/** @returns the number of closed bars */
export async function updateBars(
  work: Workspace,
  collection: TradeCollection,
  options: BarsRunOptions,
): Promise<number> {
  const whole = wholeDays(work, collection)
  if (whole.every(({ file }) => file === null || file.rows === 0)) return 0
  const plans = []
  for (const series of collection.settings.bars) {
    const plan = await planSeries(work, collection, series, whole, options)
    if (plan !== null) plans.push(plan)
  }
  return plans.length === 0 ? 0 : build(work, collection, whole, plans, options)
}

/**
 * Returns the days that bars are made of: from the first whole day on, without a gap. Days that the exchange has no
 * trades of, or that the owner accepted, are no gap: bars go over them, with what they hold. The last one may be a day
 * that is still open: as its file grows, its bars are built again.
 */
export function wholeDays({ store }: Pick<Workspace, 'store'>, { key }: TradeCollection): DayRecord[] {
  const days: DayRecord[] = []
  let due: CalendarDay | null = null
  for (const record of store.days(key, FIRST_DAY, LAST_DAY)) {
    const settled = record.state === 'stored' || isHole(record)
    if (due === null && record.state !== 'stored') continue
    const open = record.state === 'partial'
    if (!(settled || open) || (due !== null && record.day !== due)) break
    if (record.file !== null) days.push(record)
    if (!settled) break
    due = addDays(record.day, 1)
  }
  return days
}

/** Whether bars go over a day though it is not whole. */
export const isHole = ({ state, accepted }: DayRecord): boolean =>
  state !== 'stored' && (state === 'absent' || accepted !== null)

type BarsPlan = Omit<BuildTask['series'][number], 'targets'>

/** Returns the day and state to continue a series from; null if nothing is new. Discards days with a changed file. */
async function planSeries(
  work: Workspace,
  collection: TradeCollection,
  series: BarSeries,
  whole: readonly DayRecord[],
  options: BarsRunOptions,
): Promise<BarsPlan | null> {
  const { bars } = work
  const { key, settings } = collection
  const known = options.rebuild ? null : bars.calibration(key, series)
  const calibration = known ?? { calibration: await calibrate(work, collection, series, whole, options) }
  const had = bars.seriesDays(key, series.id)
  const forgotten = known === null ? had : had.slice(unchanged(had, whole))
  if (known === null) bars.begin(key, series, calibration.calibration)
  else if (forgotten[0] !== undefined) bars.forgetFrom(key, series.id, forgotten[0].day)
  // The file of a day that is built again is replaced in one step, so that no reader misses it meanwhile.
  const gone = forgotten.filter(({ day }) => whole.every((record) => record.day !== day))
  for (const { day } of gone) await work.files.remove(work.barsPath(collection, series.id, day))
  const last = bars.lastDay(key, series.id)
  const from = last === null ? (whole[0]?.day ?? '') : addDays(last.day, 1)
  if (from > (whole.at(-1)?.day ?? '')) return null
  return {
    series,
    state: last?.state ?? newSeries(series, calibration.calibration, scaleOf(settings.digits)),
    from,
  }
}

/** Counts the included days, from the first on, whose file is unchanged. */
function unchanged(had: readonly Pick<SeriesDay, 'day' | 'sha256'>[], whole: readonly DayRecord[]): number {
  const changed = had.findIndex(
    ({ day, sha256 }, i) => whole[i]?.day !== day || identityOf(whole[i]?.file) !== sha256,
  )
  return changed < 0 ? had.length : changed
}

/** Sums the first day that has trades, if the first threshold of the series comes from it. */
async function calibrate(
  { workers, files }: Workspace,
  collection: TradeCollection,
  series: BarSeries,
  whole: readonly DayRecord[],
  { signal }: BarsRunOptions,
): Promise<TradeSums | null> {
  const first = whole.find(({ file }) => file !== null && file.rows > 0)
  if (first === undefined || !barRuleOf(series, scaleOf(collection.settings.digits)).calibrated) return null
  const input: BarsTask = { action: 'calibrate', path: files.dayPath(collection, first.day) }
  return workers.run<BarsTask, TradeSums>('bars', { input, signal })
}

async function build(
  work: Workspace,
  collection: TradeCollection,
  whole: readonly DayRecord[],
  plans: readonly BarsPlan[],
  { signal, progress }: BarsRunOptions,
): Promise<number> {
  const first = plans.map(({ from }) => from).sort()[0] ?? ''
  const days = whole.filter(({ day }) => day >= first)
  const total = days.reduce((sum, { file }) => sum + (file?.rows ?? 0), 0)
  const temp = new Map<string, string>()
  const series = []
  for (const plan of plans) {
    const targets: Record<string, string> = {}
    for (const { day } of days) {
      targets[day] = await work.files.incoming(collection, `bars-${plan.series.id}-${day}.parquet`)
      temp.set(`${plan.series.id}/${day}`, targets[day])
    }
    series.push({ ...plan, targets })
  }
  const paths = days.map(({ day }) => ({ day, path: work.files.dayPath(collection, day) }))
  let bars = 0
  let saving = Promise.resolve()
  const onMessage = (message: unknown) => {
    const { rows, built } = message as { rows?: number; built?: BuiltDay }
    if (rows !== undefined) report(progress, rows, total, bars)
    if (built === undefined) return
    bars += built.bars
    saving = saving.then(() =>
      save(work, collection, built, temp.get(`${built.seriesId}/${built.day}`) ?? ''),
    )
    saving.catch(() => undefined)
  }
  const input: BarsTask = { action: 'build', digits: collection.settings.digits, days: paths, series }
  await work.workers.run<BarsTask, null>('bars', { input, signal, onMessage })
  await saving
  work.changed(collection.settings.symbol, null)
  return bars
}

function report(progress: BarsRunOptions['progress'], rows: number, total: number, bars: number): void {
  progress({
    fraction: total === 0 ? null : rows / total,
    label: 'trades.step.bars',
    counters: { rows, bars },
  })
}

/** Moves the day's bars, then saves the series' state: after a kill in between, the same file is written again. */
async function save(
  work: Workspace,
  collection: TradeCollection,
  built: BuiltDay,
  temp: string,
): Promise<void> {
  const { seriesId, day, state, recent } = built
  const target = work.barsPath(collection, seriesId, day)
  if (built.bars > 0) await work.files.place(temp, target)
  else await work.files.remove(target)
  const sha256 = identityOf(work.store.day(collection.key, day)?.file)
  work.bars.saveDay(collection.key, seriesId, { day, sha256, state }, recent)
}
