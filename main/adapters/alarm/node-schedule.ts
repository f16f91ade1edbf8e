/** node-schedule as the alarm clock: it wakes, Vigie decides. */
import schedule from 'node-schedule'
import type { Alarm } from '../../core/ports/alarm.ts'
import type { Clock } from '../../core/ports/clock.ts'

/** node-schedule fires first, unless the clock was set back: then it keeps waiting for the clock to show the time. */
const LATEST = 500

/**
 * Calls back through node-schedule. A past time calls back at once without it: node-schedule refuses such a
 * job, but keeps it in its list for ever. `clock` is the one that the callers' instants belong to.
 */
export const nodeScheduleAlarm = (clock: Pick<Clock, 'now'>): Alarm => ({
  ring: (at, callback) => {
    const left = at - clock.now()
    const job = left > 0 ? schedule.scheduleJob(new Date(Date.now() + left), () => rung()) : null
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
})
