/** Whether a year of planned times leaves its grid. */
import { planOf } from '../../../main/core/schedule/plan.ts'
import { scheduleSchema } from '../../../shared/schedule.ts'
import { line } from '../harness/line.ts'

/** The largest deviation of a year's planned times from the ten-minute grid, ms: 52,560 of them, one after another. */
async function yearWithoutDrift(): Promise<{ drift: number; times: number }> {
  const zones = ['Europe/Paris', 'America/New_York', 'Africa/Casablanca', 'Asia/Kolkata']
  const [start, end] = [Date.UTC(2026, 0, 1), Date.UTC(2027, 0, 1)]
  let [worst, count] = [0, 0]
  for (const zone of zones) {
    const plan = planOf(scheduleSchema.parse({ form: 'every', every_seconds: 600, zone }), start)
    for (let next = plan.next(start - 1); next !== null && next < end; next = plan.next(next)) {
      worst = Math.max(worst, next % 600_000)
      count += 1
    }
  }
  const missing = Math.abs(count - (zones.length * (end - start)) / 600_000)
  return { drift: worst + missing, times: count }
}

export const schedulerDrift = line({
  name: 'scheduler-year-drift',
  work: 'the times of a ten-minute grid over a year in four zones, one after another: the largest deviation.',
  peer: null,
  figures: { drift: { unit: 'ms', goal: { atMost: 0 } } },
  sizes: [1],
  pairs: 1,
  setUp: async () => {
    const { drift, times } = await yearWithoutDrift()
    return { ours: async () => ({ drift }), detail: () => ({ times }), close: () => undefined }
  },
})
