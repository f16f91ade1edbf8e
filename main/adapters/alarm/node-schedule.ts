/** node-schedule as the alarm clock: it rings, Vigie judges. */
import schedule from 'node-schedule'
import type { Alarm } from '../../core/ports/alarm.ts'

/**
 * Rings through node-schedule. A time that has passed rings at once and never gets there: node-schedule refuses it,
 * yet keeps the refused job in its list for ever.
 */
export const nodeScheduleAlarm: Alarm = {
  ring: (at, callback) => {
    const job = at > Date.now() ? schedule.scheduleJob(new Date(at), callback) : null
    if (job !== null) return () => void job.cancel()
    const soon = setImmediate(callback)
    return () => clearImmediate(soon)
  },
}
