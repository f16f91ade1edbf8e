/** Builds bars: one pass over the days for all series, one row group in memory at a time. */
import { rm } from 'node:fs/promises'
import { emptySum, totalOf } from '../../core/jobs/trades/bars/running-sum.ts'
import { SeriesBuilder } from '../../core/jobs/trades/bars/series-builder.ts'
import type {
  BarsTask,
  BuildTask,
  BuiltDay,
  CalibrateAnswer,
  CalibrateTask,
} from '../../core/jobs/trades/tasks.ts'
import { writeBars } from '../trade-files/bar-files.ts'
import { eachGroup } from '../trade-files/groups.ts'
import { serveTask } from './host.ts'

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
        volume.high += group.exactQuantity[i] as bigint
        dollars.high += group.exactQuote[i] as bigint
      }
      left -= take
    })
  }
  return { rows: rows - left, volume: totalOf(volume), dollars: totalOf(dollars) }
}

async function build({ days, series }: BuildTask, post: (message: unknown) => void): Promise<void> {
  const running = series.map((one) => ({ ...one, builder: new SeriesBuilder(one.series, one.state) }))
  let rows = 0
  for (const { day, path } of days) {
    const taking = running.filter(({ from }) => day >= from)
    await eachGroup(path, (group) => {
      for (const { builder } of taking) builder.take(group)
      rows += group.rows
      post({ rows })
    })
    for (const {
      series: { id },
      builder,
      targets,
    } of taking) {
      const bars = builder.takeClosed()
      const target = targets[day] as string
      await rm(target, { force: true })
      if (bars.length > 0) await writeBars(target, bars)
      const built: BuiltDay = {
        seriesId: id,
        day,
        state: builder.snapshot(),
        bars: bars.length,
        recent: bars.slice(-RECENT),
      }
      post({ built })
    }
  }
}

await serveTask<BarsTask, CalibrateAnswer | null>(async (task, post) => {
  if (task.action === 'calibrate') return calibrate(task)
  await build(task, post)
  return null
})
