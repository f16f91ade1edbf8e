/** Builds bars: one pass over the days for all series, one row group in memory at a time. */
import { rm } from 'node:fs/promises'
import type { TradeDigits } from '../../../shared/kinds/trades.ts'
import type { TradeGroup, TradeSums } from '../../core/jobs/trades/bars/bar.ts'
import { BarColumns } from '../../core/jobs/trades/bars/bar-columns.ts'
import { OpenBar } from '../../core/jobs/trades/bars/open-bar.ts'
import { SeriesBuilder } from '../../core/jobs/trades/bars/series-builder.ts'
import { scaleOf } from '../../core/jobs/trades/decimal.ts'
import type {
  BarsTask,
  BuildTask,
  BuiltDay,
  CalibrateTask,
  SeriesTask,
} from '../../core/jobs/trades/tasks.ts'
import { type BarFileForm, BarFileWriter } from '../trade-files/bar-files.ts'
import { eachGroup } from '../trade-files/groups.ts'
import { serveTask } from './host.ts'

/** Bars of a day that the panel can read without its file. */
const RECENT = 5000

/** Sums all trades of a day: one bar that nothing closes. */
async function calibrate({ path }: CalibrateTask): Promise<TradeSums> {
  const all = new OpenBar()
  await eachGroup(path, (group) => {
    all.fill(group, 0, group.rows, null)
  })
  return all.sums
}

/** A series being built, with the bars of the current day. */
class BarsInProgress {
  readonly task: SeriesTask
  private readonly builder: SeriesBuilder
  private readonly form: BarFileForm
  private readonly columns: ReturnType<typeof BarFileWriter.columns>
  private file: BarFileWriter | null = null
  private readonly recent = new BarColumns()

  constructor(task: SeriesTask, digits: TradeDigits) {
    this.task = task
    this.form = { digits, series: task.series }
    this.columns = BarFileWriter.columns(this.form)
    this.builder = new SeriesBuilder(task.series, task.state, scaleOf(digits))
  }

  /** Adds trades of a day, and writes the bars they close to its file. */
  async take(day: string, group: TradeGroup): Promise<void> {
    this.builder.take(group)
    const { closed } = this.builder
    if (closed.rows === 0) return
    this.file ??= await BarFileWriter.create(this.target(day), this.form, this.columns)
    await this.file.append(closed)
    this.recent.addLast(closed, RECENT)
    closed.clear()
  }

  /** Completes the day's file, if a bar closed. */
  async endDay(day: string): Promise<BuiltDay> {
    const { file, task } = this
    if (file === null) await rm(this.target(day), { force: true })
    await file?.finish()
    await this.close()
    const recent = this.recent.bars()
    this.recent.clear()
    this.builder.endDay()
    return { seriesId: task.series.id, day, state: this.builder.snapshot(), bars: file?.rows ?? 0, recent }
  }

  /** Closes a file left open by a failure. */
  async close(): Promise<void> {
    await this.file?.close()
    this.file = null
  }

  private target(day: string): string {
    return this.task.targets[day] as string
  }
}

async function build({ digits, days, series }: BuildTask, post: (message: unknown) => void): Promise<void> {
  const running = series.map((task) => new BarsInProgress(task, digits))
  let rows = 0
  try {
    for (const { day, path } of days) {
      const taking = running.filter(({ task }) => day >= task.from)
      await eachGroup(path, async (group) => {
        for (const one of taking) await one.take(day, group)
        rows += group.rows
        post({ rows })
      })
      for (const one of taking) post({ built: await one.endDay(day) })
    }
  } finally {
    for (const one of running) await one.close()
  }
}

await serveTask<BarsTask, TradeSums | null>(async (task, post) => {
  if (task.action === 'calibrate') return calibrate(task)
  await build(task, post)
  return null
})
