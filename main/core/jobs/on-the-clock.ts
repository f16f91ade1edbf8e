/** The schedule that most kinds begin with. */
import type { Schedule } from '../../../shared/schedule.ts'

/** Every so many seconds on the clock of a zone, at any time of the day. */
export const onTheClock = (seconds: number, zone: string): Extract<Schedule, { form: 'every' }> => ({
  form: 'every',
  every_seconds: seconds,
  anchor: 'clock',
  zone,
  windows: [],
  outside: 'base',
})
