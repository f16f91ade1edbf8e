/** The next time of a cron expression. */
import { Cron } from 'croner'
import { planOf } from '../../../main/core/schedule/plan.ts'
import { scheduleSchema } from '../../../shared/schedule.ts'
import { line } from '../harness/line.ts'

const ZONE = 'Europe/Paris'
const START = Date.UTC(2026, 0, 1)
/** Each asked this often, every time from where the one before ended. */
const EXPRESSIONS = {
  'every minute': ['* * * * *', 2000],
  'every ten minutes in office hours': ['*/10 9-17 * * 1-5', 2000],
  'every day': ['30 7 * * *', 2000],
  'last day of a month': ['0 6 L * *', 500],
  'first of a month': ['0 0 1 * *', 500],
  '29 February': ['0 0 29 2 *', 50],
} as const satisfies Record<string, readonly [string, number]>
type ExpressionName = keyof typeof EXPRESSIONS
const NAMES = Object.keys(EXPRESSIONS) as readonly ExpressionName[]
const forEach = <T>(of: (name: ExpressionName) => T) =>
  Object.fromEntries(NAMES.map((name) => [name, of(name)])) as Record<ExpressionName, T>

/** @returns microseconds for one time, and the last one found */
function each(times: number, next: (after: number) => number | null): number {
  const began = performance.now()
  let at = START
  for (let count = 0; count < times; count += 1) {
    const found = next(at)
    // 29 February leaves the years that a library searches: it begins anew.
    at = found === null || found > Date.UTC(2080, 0, 1) ? START : found
  }
  return ((performance.now() - began) / times) * 1000
}

export const cron = line({
  name: 'cron-next-time',
  work: 'the next planned time of a cron expression in Europe/Paris, one after another.',
  peer: 'croner',
  figures: forEach(() => ({ unit: 'µs', goal: { ratio: 1 } })),
  sizes: [1],
  setUp: async () => ({
    ours: async () =>
      forEach((name) => {
        const [expression, times] = EXPRESSIONS[name]
        const plan = planOf(scheduleSchema.parse({ form: 'cron', cron: expression, zone: ZONE }), START)
        return each(times, plan.next)
      }),
    peer: async () =>
      forEach((name) => {
        const [expression, times] = EXPRESSIONS[name]
        const job = new Cron(expression, { timezone: ZONE, paused: true })
        return each(times, (after) => job.nextRun(new Date(after))?.getTime() ?? null)
      }),
    close: () => undefined,
  }),
})
