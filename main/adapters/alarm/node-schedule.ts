/** node-schedule as the alarm clock: it rings, Vigie judges. */
import schedule from 'node-schedule'
import type { Alarm } from '../../core/ports/alarm.ts'

/** Rings through node-schedule; a time that has passed, which node-schedule refuses, rings at once. */
export const nodeScheduleAlarm: Alarm = {
  ring: (at, callback) => {
    const job = schedule.scheduleJob(new Date(at), callback)
    if (job !== null) return () => void job.cancel()
    const soon = setImmediate(callback)
    return () => clearImmediate(soon)
  },
}
