/** node-schedule as the alarm clock: it rings, Vigie judges. */
import schedule from 'node-schedule'
import type { Alarm } from '../../core/ports/alarm.ts'

/** node-schedule rings first, unless the clock was set back: then it goes on waiting for the clock to show the time. */
const LATEST = 500

/**
 * Rings through node-schedule. A time that has passed rings at once and never gets there: node-schedule refuses it,
 * yet keeps the refused job in its list for ever.
 */
export const nodeScheduleAlarm: Alarm = {
  ring: (at, callback) => {
    const left = at - Date.now()
    const job = left > 0 ? schedule.scheduleJob(new Date(at), () => rung()) : null
    if (job === null) {
      const soon = setImmediate(callback)
      return () => clearImmediate(soon)
    }
    const passed = setTimeout(() => rung(), left + LATEST)
    const disarm = () => {
      clearTimeout(passed)
      job.cancel()
    }
    const rung = () => {
      disarm()
      callback()
    }
    return disarm
  },
}
