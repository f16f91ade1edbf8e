/** The timeline of all jobs: past runs by part, and what is planned. */
import { expect, test } from 'vitest'
import { timelineSchema } from '../../../shared/contract/timeline.ts'
import { createSchedulerHarness, every, HOUR } from '../../helpers/scheduler-harness.ts'

async function started(options: Parameters<typeof createSchedulerHarness>[0] = { jobs: { job: every(10) } }) {
  const harness = createSchedulerHarness(options)
  await harness.start()
  return harness
}

test('A timeline has the runs of each job by part, the worst outcome first, and what is planned', async () => {
  const harness = await started({ jobs: { job: every(10), rare: every(60) } })
  await harness.advance(HOUR)
  const { now } = harness.clock
  const at = (ms: number) => new Date(now() + ms).toISOString()
  const timeline = harness.services.runs.timeline({ from: at(-HOUR), to: at(HOUR), parts: 4 })
  expect(timeline.part_ms).toBe(HOUR / 2)
  const lane = (id: string) => timeline.jobs.find(({ job_id }) => job_id === id)
  expect(
    lane('job')
      ?.parts.flatMap(({ runs }) => runs)
      .reduce((sum, { count }) => sum + count, 0),
  ).toBe(
    harness.services.runs.list({ limit: 100, job_id: 'job', from: at(-HOUR), to: at(HOUR) }).items.length,
  )
  expect(lane('job')).toMatchObject({ planned: [2, 3], planned_on: false })
  expect(lane('rare')?.planned).toHaveLength(0)
  expect(timelineSchema.parse(timeline)).toEqual(timeline)
})

test('A timeline of a time that is empty or longer than a year and a month is refused with its remedy', async () => {
  const { runs } = (await started()).services
  const [day, next] = ['2026-01-05T00:00:00Z', '2026-01-06T00:00:00Z']
  expect(() => runs.timeline({ from: day, to: day, parts: 4 })).toThrow('must end after')
  expect(() => runs.timeline({ from: '2020-01-01T00:00:00Z', to: next, parts: 4 })).toThrow(
    'at most 400 days',
  )
})

test('A job that runs more often than is worked out is said to go on', async () => {
  const harness = await started({ jobs: { job: every(1) } })
  const from = new Date(harness.clock.now()).toISOString()
  const to = new Date(harness.clock.now() + 4 * HOUR).toISOString()
  const [lane] = harness.services.runs
    .timeline({ from, to, parts: 4 })
    .jobs.filter(({ job_id }) => job_id === 'job')
  expect(lane).toMatchObject({ planned: [0, 1], planned_on: true })
})
