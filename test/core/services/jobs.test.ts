import { expect, test } from 'vitest'
import { type AnalysisDeps, createAnalysisKind } from '../../../main/core/jobs/analysis/kind.ts'
import { jobTemplates } from '../../../main/core/jobs/registry.ts'
import type { JsonObject } from '../../../main/core/settings/patch.ts'
import { jobSchema } from '../../../shared/job.ts'
import { localizeAnswer } from '../../../shared/localized.ts'
import { runSchema } from '../../../shared/run.ts'
import { callerIn } from '../../helpers/caller.ts'
import { createSchedulerHarness, definition, every, HOUR, MINUTE } from '../../helpers/scheduler-harness.ts'

async function started(options: Parameters<typeof createSchedulerHarness>[0] = { jobs: { job: every(10) } }) {
  const harness = createSchedulerHarness(options)
  await harness.start()
  return harness
}

test('Jobs and runs are what the contract says', async () => {
  const harness = await started()
  await harness.advance(HOUR)
  const { jobs } = localizeAnswer(harness.services.jobs.list(), 'en')
  for (const job of jobs) expect(jobSchema.parse(job)).toEqual(job)
  for (const run of harness.runs()) expect(runSchema.parse(run)).toEqual(run)
})

test('A job shows its schedule in short and its next five times with the offset of its zone', async () => {
  const cron = definition({ form: 'cron', cron: '30 2 * * *', zone: 'America/New_York' })
  const harness = await started({ start: '2026-03-05T09:00:00Z', jobs: { cron } })
  expect(harness.services.jobs.get({ id: 'cron' })).toMatchObject({
    trigger: 'cron[30 2 * * *]',
    next_run_times: [
      '2026-03-06T02:30:00-05:00',
      '2026-03-07T02:30:00-05:00',
      '2026-03-08T03:00:00-04:00',
      '2026-03-09T02:30:00-04:00',
      '2026-03-10T02:30:00-04:00',
    ],
  })
})

test('Configure merges deeply and plans anew at once', async () => {
  const harness = await started()
  const job = harness.services.jobs.configure({
    id: 'job',
    changes: { schedule: { every_seconds: 300 }, retry: { attempts: 5 } },
  })
  expect(job).toMatchObject({ trigger: 'interval[0:05:00]', next_run_time: '2026-01-05T10:05:00+01:00' })
  expect(job.definition.retry).toEqual({
    attempts: 5,
    backoff: 'exponential',
    base_seconds: 5,
    cap_seconds: 300,
  })
})

test('Another form of schedule keeps zone and windows', async () => {
  const harness = await started()
  const changes = { schedule: { form: 'cron', cron: '0 9 * * mon-fri' } }
  const { definition } = harness.services.jobs.configure({ id: 'job', changes })
  expect(definition.schedule).toEqual({
    form: 'cron',
    cron: '0 9 * * mon-fri',
    zone: 'Europe/Paris',
    windows: [],
    outside: 'base',
  })
})

test('An interval made into a pause after the end runs now, then after each end', async () => {
  const harness = await started()
  await harness.advance(HOUR + 2 * MINUTE)
  const changes = { schedule: { form: 'after', after_seconds: 1500 } }
  const job = harness.services.jobs.configure({ id: 'job', changes })
  expect(job).toMatchObject({ trigger: 'after[0:25:00]', state: 'running' })
  await harness.advance(30 * MINUTE)
  expect(harness.runLines().slice(-2)).toEqual(['succeeded 11:02', 'succeeded 11:27'])
})

test('A longer pause after the end counts from the last end', async () => {
  const job = definition({ form: 'after', after_seconds: 600 })
  const harness = await started({ jobs: { job } })
  await harness.advance(4 * MINUTE)
  const changes = { schedule: { after_seconds: 1200 } }
  expect(harness.services.jobs.configure({ id: 'job', changes }).next_run_time).toBe(
    '2026-01-05T10:20:00+01:00',
  )
})

test.each([
  [{ schedule: { every_seconds: 0 } }, 'schedule.every_seconds'],
  [{ schedule: { every_seconds: -5 } }, 'schedule.every_seconds'],
  [{ schedule: { every_seconds: 1e9 } }, 'schedule.every_seconds'],
  [{ schedule: { every_seconds: 'ten' } }, 'schedule.every_seconds'],
  [{ schedule: { form: 'cron', cron: '* * * * * * * *' } }, 'it has 8 fields'],
  [{ schedule: { form: 'cron', cron: '0 0 31 2 *' } }, 'that date never occurs'],
  [{ schedule: { zone: 'Europe/Atlantis' } }, 'schedule.zone'],
  [{ schedule: { windows: [], outside: 'none' } }, 'leave it no time to run'],
  [{ kind: 'trades' }, 'a job keeps its kind'],
  [{ schedule: { cron: '0 9 * * *' } }, 'set schedule.form=cron with it'],
  [{ schedule: { form: 'cron', cron: '@daily', every_seconds: 60 } }, 'set schedule.form=every with it'],
  [{ nonsense: 1 }, 'nonsense'],
])('Refused, and nothing changes: %j', async (changes, reason) => {
  const harness = await started()
  const before = harness.services.jobs.get({ id: 'job' })
  expect(() => harness.services.jobs.configure({ id: 'job', changes })).toThrow(reason)
  expect(harness.services.jobs.get({ id: 'job' })).toEqual(before)
})

test('A name that Vigie chose follows what the job is about; a name of its owner stays', async () => {
  const harness = await started({ jobs: { made: every(10, { name: 'Alertes' }) } })
  const { jobs } = harness.services
  const nameAfter = (changes: JsonObject) => jobs.configure({ id: 'made', changes }).definition.name
  expect(nameAfter({ retry: { attempts: 1 } })).toBe('Alertes')
  expect(nameAfter({ name: 'Veille' })).toBe('Veille')
  expect(nameAfter({ retry: { attempts: 2 } })).toBe('Veille')
})

test('An unknown job is told by its name', async () => {
  const harness = await started()
  const { jobs } = harness.services
  for (const procedure of [jobs.get, jobs.trigger, jobs.cancel, jobs.pause, jobs.resume, jobs.remove])
    expect(() => procedure({ id: 'nobody' })).toThrow('There is no job "nobody"')
})

test('A second job of a kind of which there is one is refused with the name of that one', async () => {
  const harness = await started()
  const create = () => harness.services.jobs.create({ id: 'second', definition: every(5) }, callerIn('en'))
  expect(create).toThrow('"definition.kind": Vigie has one job of this kind, "alerts"')
  expect(harness.settings.read().jobs).not.toHaveProperty('second')
})

test('An added job can be removed; Vigie’s own cannot be', async () => {
  const harness = await started({ jobs: { second: every(5) } })
  await harness.advance(5 * MINUTE)
  expect(harness.runLines('second')).toEqual(['succeeded 10:05'])
  harness.services.jobs.remove({ id: 'second' })
  expect(() => harness.services.jobs.get({ id: 'second' })).toThrow('no job')
  expect(harness.runLines('second')).toEqual(['succeeded 10:05'])
  expect(() => harness.services.jobs.remove({ id: 'alerts' })).toThrow('belongs to Vigie')
})

test('A further job begins with the defaults of its kind, a free id and a name of its own', async () => {
  const harness = await started()
  expect(harness.services.jobs.templates({}, callerIn('fr')).templates).toEqual([])
  const kind = createAnalysisKind({} as AnalysisDeps)
  const reason = (taken: string[]) => jobTemplates({ analysis: kind }, taken, 'Europe/Paris', 'fr')
  expect(reason(['analysis'])).toEqual([
    {
      template: 'analysis',
      id: 'analysis-2',
      definition: { ...kind.defaults('Europe/Paris'), name: 'Analyse 2' },
    },
  ])
  expect(reason(['analysis', 'analysis-2', 'analysis-4'])[0]?.id).toBe('analysis-3')
})

test('A job switched off plans nothing, runs by hand, and begins anew when switched on', async () => {
  const harness = await started()
  const { jobs } = harness.services
  expect(jobs.configure({ id: 'job', changes: { enabled: false } })).toMatchObject({
    state: 'off',
    next_run_time: null,
  })
  await harness.advance(HOUR)
  jobs.trigger({ id: 'job' })
  await harness.advance(MINUTE)
  jobs.configure({ id: 'job', changes: { enabled: true } })
  await harness.advance(10 * MINUTE)
  expect(harness.runLines()).toEqual(['succeeded manual 11:00', 'succeeded 11:10'])
})

test('A job that is not ready is off with its reason, and refuses a run by hand', async () => {
  const harness = createSchedulerHarness({ jobs: { job: every(10) }, ready: () => 'analysis.off.no_url' })
  await harness.start()
  expect(harness.services.jobs.get({ id: 'job' })).toMatchObject({
    state: 'off',
    state_reason: 'analysis.off.no_url',
    next_run_time: null,
  })
  const refused = expect.objectContaining({
    params: { id: 'job', reason: { messageKey: 'analysis.off.no_url' } },
  })
  expect(() => harness.services.jobs.trigger({ id: 'job' })).toThrow(refused)
})

test('A schedule on an exchange says when the holidays of its year are not known', async () => {
  const windows = [{ session: 'nyse', rhythm: 'base' }]
  const job = definition({ form: 'every', every_seconds: 600, windows, outside: 'none' })
  const harness = createSchedulerHarness({ start: '2040-12-31T12:00:00Z', jobs: { job } })
  await harness.start()
  expect(harness.services.jobs.get({ id: 'job' }).schedule_note).toBeUndefined()
  await harness.advance(10 * HOUR)
  expect(harness.services.jobs.get({ id: 'job' }).schedule_note).toBe('jobs.note.calendar_outdated')
})

test('The words of the source documents still work', async () => {
  const harness = createSchedulerHarness({ jobs: { 'fear-greed': every(10) } })
  await harness.start()
  const { scheduler } = harness.services
  expect(scheduler.status()).toEqual({
    running: true,
    jobs_count: 1,
    jobs: [
      {
        id: 'fear-greed',
        name: 'Test',
        next_run_time: '2026-01-05T10:10:00+01:00',
        trigger: 'interval[0:10:00]',
      },
    ],
  })
  expect(scheduler.trigger({ id: 'fear-greed' }).run_id).toMatch(/^[0-9a-f-]{36}$/)
  expect(scheduler.pause({ id: 'fear-greed' }).job.state).toBe('running')
  expect(scheduler.resume({ id: 'fear-greed' }).job.pause).toBeNull()
  expect(scheduler.configure({ id: 'fear-greed', interval_minutes: 5 }).job.trigger).toBe('interval[0:05:00]')
})

test('A run may differ from the definition, which stays as it is', async () => {
  const harness = createSchedulerHarness({ jobs: { job: every(10) } })
  await harness.start()
  const { jobs } = harness.services
  const before = jobs.get({ id: 'job' }).definition
  jobs.trigger({ id: 'job', changes: { name: 'Once', deadline_seconds: 5 } })
  await harness.advance(0)
  expect(harness.calls.at(-1)?.definition).toEqual({ ...before, name: 'Once', deadline_seconds: 5 })
  expect(jobs.get({ id: 'job' }).definition).toEqual(before)
})

test('The failure of a run that differs from its job is none of the job', async () => {
  const harness = createSchedulerHarness({ jobs: { job: every(10, { halt_after: 1 }) } })
  await harness.start()
  const { jobs } = harness.services
  harness.does(() => Promise.reject(new Error('no')))
  jobs.trigger({ id: 'job', changes: { deadline_seconds: 5 } })
  await harness.advance(0)
  expect(jobs.get({ id: 'job' })).toMatchObject({ state: 'idle', failures_in_a_row: 0 })
  expect(harness.runLines()).toEqual(['failed manual 10:00'])
  jobs.trigger({ id: 'job' })
  await harness.advance(0)
  expect(jobs.get({ id: 'job' })).toMatchObject({ state: 'halted', failures_in_a_row: 1 })
})

test('A run that would not follow a usable definition is refused', async () => {
  const harness = createSchedulerHarness({ jobs: { job: every(10) } })
  await harness.start()
  const { jobs } = harness.services
  const wrong = () => jobs.trigger({ id: 'job', changes: { deadline_seconds: 0 } })
  expect(wrong).toThrow('Invalid "deadline_seconds"')
  expect(jobs.get({ id: 'job' }).running).toBeNull()
})

test('The history is paged, newest first, and filtered', async () => {
  const harness = await started()
  await harness.advance(HOUR)
  const { runs } = harness.services
  const first = runs.list({ limit: 4 })
  const second = runs.list({ limit: 4, cursor: first.next_cursor ?? '' })
  expect([...first.items, ...second.items].map((run) => run.scheduled_for.slice(11, 16))).toEqual([
    '11:00',
    '10:50',
    '10:40',
    '10:30',
    '10:20',
    '10:10',
  ])
  expect(second.next_cursor).toBeNull()
  expect(runs.list({ limit: 10, outcome: 'failed' }).items).toEqual([])
  expect(() => runs.list({ limit: 1, cursor: 'x' })).toThrow('"cursor"')
  expect(() => runs.get({ id: 'x' })).toThrow('no run "x"')
})

test('The last runs of every job are told in short, newest first', async () => {
  const harness = await started({ jobs: { job: every(10), other: every(30) } })
  await harness.advance(HOUR)
  const recent = harness.services.runs.recent({ limit: 2 }).jobs
  const jobs = recent.filter(({ job_id }) => job_id !== 'alerts')
  expect(
    jobs.map(({ job_id, runs }) => [job_id, runs.map((run) => run.scheduled_for.slice(11, 16))]),
  ).toEqual([
    ['job', ['11:00', '10:50']],
    ['other', ['11:00', '10:30']],
  ])
})

test('Every change is told as an event', async () => {
  const harness = await started()
  harness.events.length = 0
  harness.services.jobs.pause({ id: 'job' })
  expect(harness.events).toEqual([{ type: 'job', job_id: 'job' }])
  harness.events.length = 0
  harness.services.jobs.configure({ id: 'job', changes: { name: 'Renamed' } })
  expect(harness.events).toContainEqual({ type: 'job', job_id: 'job' })
})
