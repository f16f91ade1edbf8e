/** More reports of other schedulers, tried here: each names the one that it is from. */
import { expect, test } from 'vitest'
import { planOf } from '../../../main/core/schedule/plan.ts'
import { scheduleSchema } from '../../../shared/schedule.ts'
import { createSchedulerHarness, definition, HOUR, MINUTE } from '../../helpers/scheduler-harness.ts'

/** The planned times of a cron expression after an instant, local without their offset. */
function times(cron: string, zone: string, from: string, count: number): string[] {
  const plan = planOf(scheduleSchema.parse({ form: 'cron', cron, zone }), Date.parse(from))
  const text = new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeStyle: 'short', timeZone: zone })
  const found: string[] = []
  for (let at = plan.next(Date.parse(from)); at !== null && found.length < count; at = plan.next(at))
    found.push(text.format(at))
  return found
}

test.each([
  // node-cron/node-cron#510: the next hour was a day or a month late.
  ['0 55 * * * *', 'Europe/Belgrade', '2026-03-29T21:55:01Z', ['2026-03-30 00:55', '2026-03-30 01:55']],
  ['0 55 * * * *', 'Europe/Belgrade', '2026-03-31T21:55:01Z', ['2026-04-01 00:55']],
  ['0 55 * * * *', 'Europe/Belgrade', '2028-03-31T21:55:01Z', ['2028-04-01 00:55']],
  // cronie-crond/cronie#218: a week was skipped across the day of 23 hours.
  ['0 12 * * 0', 'Europe/Berlin', '2022-03-24T11:00:00Z', ['2022-03-27 12:00', '2022-04-03 12:00']],
  // Crontap/crontap#2: the first of the month flowed over to the second.
  ['30 * 1 * *', 'Europe/Copenhagen', '2023-03-01T22:40:00Z', ['2023-04-01 00:30', '2023-04-01 01:30']],
  // quartz-scheduler/quartz#1322 and #1444: W skipped the months whose day is at a weekend.
  ['0 30 15 1W * ?', 'UTC', '2025-05-02T00:00:00Z', ['2025-06-02 15:30', '2025-07-01 15:30']],
  ['0 30 15 1W 11 ?', 'UTC', '2025-05-02T00:00:00Z', ['2025-11-03 15:30']],
  ['0 0 5 4W * ?', 'UTC', '2025-04-17T00:00:00Z', ['2025-05-05 05:00', '2025-06-04 05:00']],
  ['0 0 5 3W * ?', 'UTC', '2025-04-17T00:00:00Z', ['2025-05-02 05:00']],
  ['0 0 0 1W * ?', 'Asia/Shanghai', '2022-12-31T16:00:00Z', ['2023-01-02 00:00', '2023-02-01 00:00']],
  ['0 0 0 LW * ?', 'UTC', '2025-04-29T00:00:00Z', ['2025-04-30 00:00', '2025-05-30 00:00']],
  // quartz-scheduler/quartz#1298 and #1392: L left out the months without 31 days.
  ['0 0 11 L * ?', 'UTC', '2017-02-28T05:00:00Z', ['2017-02-28 11:00', '2017-03-31 11:00']],
  ['0 0 23 L * ?', 'Asia/Shanghai', '2025-08-31T15:00:00Z', ['2025-09-30 23:00']],
  // Hexagon/croner#284: a job in UTC skipped an hour if the machine's own zone did.
  ['0 0 * * * *', 'UTC', '2025-10-04T15:00:00Z', ['2025-10-04 16:00', '2025-10-04 17:00']],
])('%s in %s after %s', (cron, zone, from, expected) => {
  expect(times(cron, zone, from, expected.length)).toEqual(expected)
})

// systemd/systemd#24984: a laptop that slept through the evening never made up for the run.
test('a time that passed while the machine slept is made up for as it wakes, and the next one is kept', async () => {
  const evening = definition({ form: 'cron', cron: '30 20 * * *' })
  const vigie = createSchedulerHarness({ jobs: { job: evening }, start: '2026-01-05T18:00:00Z' })
  await vigie.start()
  await vigie.sleep(13 * HOUR)
  expect(vigie.runLines()).toEqual(['succeeded catch_up 20:30'])
  await vigie.advance(13 * HOUR)
  expect(vigie.runLines()).toEqual(['succeeded catch_up 20:30', 'succeeded 20:30'])
})

// systemd/systemd#42337: with an offset drawn at random, the run after a late one was lost.
test('a time that is made up for late does not move or lose the next one', async () => {
  const hourly = definition({ form: 'cron', cron: '0 * * * *', jitter_seconds: 3600 })
  const vigie = createSchedulerHarness({
    jobs: { job: hourly },
    share: () => 55 / 60,
    start: '2026-01-05T08:56:00Z',
  })
  await vigie.start()
  await vigie.killAndRestart(69 * MINUTE)
  await vigie.advance(60 * MINUTE)
  const ran = vigie.runs().filter(({ outcome }) => outcome === 'succeeded')
  expect(ran.map(({ scheduled_for }) => scheduled_for.slice(11, 16))).toEqual(['10:00', '11:00'])
})
