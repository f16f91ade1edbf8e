/** Cron expressions with the times that Vigie plans for them, to compare with those of another program. */
import { planOf } from '../../main/core/schedule/plan.ts'
import { scheduleSchema } from '../../shared/schedule.ts'

/** An expression, the zone that it is in, and the instant after which its times are wanted. */
export type CronCase = readonly [expression: string, zone: string, start: string]

/** Instants in UTC; null if the expression is refused. */
export type CronTimes = readonly string[] | null

/** How many times of each case are compared. */
export const MOST_TIMES = 8

/** Returns an instant as both sides write it. */
export const instantText = (at: number): string => new Date(at).toISOString().replace('.000Z', 'Z')

/** Returns the times that Vigie plans. */
export function timesHere([cron, zone, from]: CronCase): CronTimes {
  const parsed = scheduleSchema.safeParse({ form: 'cron', cron, zone })
  if (!parsed.success) return null
  const plan = planOf(parsed.data, 0)
  const found: string[] = []
  for (let at = plan.next(Date.parse(from)); at !== null && found.length < MOST_TIMES; at = plan.next(at))
    found.push(instantText(at))
  return found
}

/** Whether two sides agree. */
export const agree = (one: CronTimes, other: CronTimes): boolean =>
  JSON.stringify(one) === JSON.stringify(other)
