import type { RecommendedSchedule } from '../profile.ts'

const minutes = (count: number) => count * 60

/** Every 10 minutes, day and night, as in the source system. */
export const everyTenMinutes = (zone: string): RecommendedSchedule => ({
  id: 'usual',
  schedule: {
    form: 'every',
    every_seconds: minutes(10),
    anchor: 'clock',
    zone,
    windows: [],
    outside: 'base',
  },
})

/**
 * Every 5 minutes in market hours, every 30 outside, none at weekends: the source system's recommendation for
 * a market with sessions from Monday to Friday.
 */
export const marketHours = (zone: string, from: string, to: string): RecommendedSchedule => ({
  id: 'market_hours',
  schedule: {
    form: 'every',
    every_seconds: minutes(30),
    anchor: 'clock',
    zone,
    windows: [
      { days: [6, 7], from: '00:00', to: '24:00', rhythm: 'none' },
      { days: [1, 2, 3, 4, 5], from, to, rhythm: { every_seconds: minutes(5) } },
    ],
    outside: 'base',
  },
})
