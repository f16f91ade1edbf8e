/** Builds bars: one pass over the days for all series, one row group in memory at a time. */
import { rm } from 'node:fs/promises'
import type { ClosedBar, TradeGroup } from '../../core/jobs/trades/bars/bar.ts'
import { emptySum, totalOf } from '../../core/jobs/trades/bars/running-sum.ts'
import { SeriesBuilder } from '../../core/jobs/trades/bars/series-builder.ts'
import type {
  BarsTask,
  BuildTask,
  BuiltDay,
  CalibrateAnswer,
  CalibrateTask,
  SeriesTask,
} from '../../core/jobs/trades/tasks.ts'
import { BarColumns } from '../trade-files/bar-files.ts'
import { eachGroup } from '../trade-files/groups.ts'
import { serveTask } from './host.ts'

/** Bars of a day that the panel can read without its file. */
const RECENT = 5000

async function calibrate({ paths, rows }: CalibrateTask): Promise<CalibrateAnswer> {
  const volume = emptySum()
  const dollars = emptySum()
  let left = rows
  for (const path of paths) {
    if (left === 0) break
    await eachGroup(path, (group) => {
      const take = Math.min(left, group.rows)
      for (let i = 0; i < take; i++) {
        volume.high += group.quantity.values[i] as bigint
        dollars.high += group.quote.values[i] as bigint
      }
      left -= take
    })
  }
  return { rows: rows - left, volume: totalOf(volume), dollars: totalOf(dollars) }
}

/** A series being built, with the bars of the current day. */
class BarsInProgress {
  readonly task: SeriesTask
  private readonly builder: SeriesBuilder
  private columns = new BarColumns()
  private recent: readonly ClosedBar[] = []

  constructor(task: SeriesTask) {
    this.task = task
    this.builder = new SeriesBuilder(task.series, task.state)
  }

  take(group: TradeGroup): void {
    this.builder.take(group)
    const closed = this.builder.takeClosed()
    this.columns.append(closed)
    this.recent = [...this.recent, ...closed].slice(-RECENT)
  }

  /** Writes the day's file, if a bar closed, and starts the next one. */
  async endDay(day: string): Promise<BuiltDay> {
    const { columns, recent, task } = this
    const target = task.targets[day] as string
    await rm(target, { force: true })
    if (columns.rows > 0) await columns.writeTo(target)
    this.columns = new BarColumns()
    this.recent = []
    return { seriesId: task.series.id, day, state: this.builder.snapshot(), bars: columns.rows, recent }
  }
}

async function build({ days, series }: BuildTask, post: (message: unknown) => void): Promise<void> {
  const running = series.map((task) => new BarsInProgress(task))
  let rows = 0
  for (const { day, path } of days) {
    const taking = running.filter(({ task }) => day >= task.from)
    await eachGroup(path, (group) => {
      for (const one of taking) one.take(group)
      rows += group.rows
      post({ rows })
    })
    for (const one of taking) post({ built: await one.endDay(day) })
  }
}

await serveTask<BarsTask, CalibrateAnswer | null>(async (task, post) => {
  if (task.action === 'calibrate') return calibrate(task)
  await build(task, post)
  return null
})
