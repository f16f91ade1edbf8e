import { expect, test } from 'vitest'
import type { RunResult } from '../../../main/core/jobs/kind.ts'
import { VigieError } from '../../../shared/errors.ts'
import { definition, every, HOUR, MINUTE, SUCCESS } from '../../helpers/scheduler-harness.ts'
import { lasting, started } from '../../helpers/started-harness.ts'

const RETRY = { attempts: 3, backoff: 'exponential', base_seconds: 5, cap_seconds: 300 } as const
const timeout = () => new VigieError('source_timeout', { source: 'replay', seconds: 1 })

test('A run that ends well keeps what it found', async () => {
  const harness = await started({ jobs: { job: every(60) } })
  harness.does(async () => ({ outcome: 'succeeded', faults: [], summary: { created: 3 } }))
  await harness.advance(HOUR)
  expect(harness.runs()).toMatchObject([
    { outcome: 'succeeded', attempts: 1, summary: { created: 3 }, faults: [], cause: 'schedule' },
  ])
})

test('Failed attempts wait 5, 10 and 20 s, then the run fails with each fault told once', async () => {
  const harness = await started({ jobs: { job: every(60, { retry: RETRY }) } })
  const at: number[] = []
  harness.does(async () => {
    at.push(harness.clock.now())
    throw timeout()
  })
  await harness.advance(HOUR + MINUTE)
  expect(at.map((time) => (time - (at[0] ?? 0)) / 1000)).toEqual([0, 5, 15, 35])
  expect(harness.runs()).toMatchObject([
    {
      outcome: 'failed',
      attempts: 4,
      faults: [{ code: 'source_timeout', source: 'replay' }],
      duration_ms: 35_000,
    },
  ])
})

test('A run that fails keeps what it has done so far', async () => {
  const harness = await started({ jobs: { job: every(60) }, partialSummary: () => ({ cost_usd: 0.5 }) })
  harness.does(async () => {
    throw timeout()
  })
  await harness.advance(HOUR)
  expect(harness.runs()).toMatchObject([{ outcome: 'failed', summary: { cost_usd: 0.5 } }])
})

test('Fixed back-off waits the same each time', async () => {
  const retry = { attempts: 2, backoff: 'fixed', base_seconds: 5, cap_seconds: 5 } as const
  const harness = await started({ jobs: { job: every(60, { retry }) } })
  const at: number[] = []
  harness.does(async () => {
    at.push(harness.clock.now())
    throw timeout()
  })
  await harness.advance(HOUR + MINUTE)
  expect(at.map((time) => (time - (at[0] ?? 0)) / 1000)).toEqual([0, 5, 10])
})

test('The next attempt waits as long as the source asked', async () => {
  const harness = await started({ jobs: { job: every(60, { retry: RETRY }) } })
  harness.does(async ({ attempt }) => {
    if (attempt > 1) return SUCCESS
    throw new VigieError('source_rate_limited', { source: 'replay', seconds: 47 })
  })
  await harness.advance(HOUR + 30_000)
  expect(harness.runs()).toMatchObject([{ outcome: null, next_attempt_at: '2026-01-05T11:00:47+01:00' }])
  await harness.advance(30_000)
  expect(harness.runs()).toMatchObject([{ outcome: 'succeeded', attempts: 2, next_attempt_at: null }])
})

test('A wait that a source asked for does not count towards the deadline', async () => {
  const harness = await started({ jobs: { job: every(180, { retry: RETRY, deadline_seconds: 60 }) } })
  harness.does(async ({ attempt }) => {
    if (attempt > 1) return SUCCESS
    throw new VigieError('source_rate_limited', { source: 'replay', seconds: 3600 })
  })
  await harness.advance(5 * HOUR)
  expect(harness.runs()).toMatchObject([{ outcome: 'succeeded', attempts: 2, duration_ms: HOUR }, {}])
})

test('What only the owner can mend is not tried again', async () => {
  const harness = await started({ jobs: { job: every(60, { retry: RETRY }) } })
  harness.does(async () => {
    throw new VigieError('invalid_input', { field: 'url', problem: 'it is empty' })
  })
  await harness.advance(HOUR)
  expect(harness.runs()).toMatchObject([
    { outcome: 'failed', attempts: 1, faults: [{ code: 'invalid_input' }] },
  ])
})

test('An error that is not Vigie’s points to the log and is written there', async () => {
  const harness = await started({ jobs: { job: every(60) } })
  harness.does(() => {
    throw new TypeError('oops')
  })
  await harness.advance(HOUR)
  const [run] = harness.runs()
  expect(run).toMatchObject({ outcome: 'failed', faults: [{ code: 'internal' }] })
  expect(run?.faults[0]?.message).toContain(run?.id)
  expect(harness.log.lines.some(({ level, topic }) => level === 'error' && topic === 'alerts')).toBe(true)
})

test('The deadline aborts the run and says so', async () => {
  const harness = await started({ jobs: { job: every(60, { deadline_seconds: 90 }) } })
  harness.does(lasting(harness, HOUR))
  await harness.advance(HOUR + 2 * MINUTE)
  expect(harness.runs()).toMatchObject([
    { outcome: 'failed', duration_ms: 90_000, faults: [{ code: 'deadline_exceeded' }] },
  ])
})

test('Time asleep does not count towards the deadline', async () => {
  const harness = await started({ jobs: { job: every(60, { deadline_seconds: 90 }) } })
  harness.does(lasting(harness, 60_000))
  await harness.advance(HOUR + 10_000)
  await harness.sleep(40 * MINUTE)
  expect(harness.runs()).toMatchObject([{ outcome: 'succeeded' }])
})

test('A kind that ignores its signal gets its outcome all the same, and keeps its job until it lets go', async () => {
  const harness = await started({ jobs: { job: every(60, { deadline_seconds: 90 }) } })
  const { promise, resolve: letGo } = Promise.withResolvers<RunResult>()
  harness.does(() => promise)
  await harness.advance(HOUR + 2 * MINUTE)
  expect(harness.runs()).toMatchObject([{ outcome: 'failed' }])
  expect(() => harness.services.jobs.trigger({ id: 'job' })).toThrow('already running')
  letGo(SUCCESS)
  await harness.advance(0)
  harness.does(async () => SUCCESS)
  harness.services.jobs.trigger({ id: 'job' })
  await harness.advance(0)
  expect(harness.runs().map(({ outcome }) => outcome)).toEqual(['failed', 'succeeded'])
})

test('The wait of a source whose last attempt failed is waited out before the next run, and halts nothing', async () => {
  const jobOptions = { halt_after: 2, retry: { ...RETRY, attempts: 0 } }
  const harness = await started({
    jobs: { job: definition({ form: 'after', after_seconds: 300 }, jobOptions) },
  })
  const until = harness.clock.now() + 12 * HOUR
  harness.does(async () => {
    const seconds = Math.ceil((until - harness.clock.now()) / 1000)
    if (seconds > 0) throw new VigieError('source_rate_limited', { source: 'exchange', seconds })
    return SUCCESS
  })
  await harness.advance(6 * MINUTE)
  expect(harness.services.jobs.get({ id: 'job' }).next_run_time).toBe('2026-01-05T22:00:00+01:00')
  await harness.advance(12 * HOUR)
  expect(harness.runLines().slice(0, 3)).toEqual(['succeeded 10:00', 'failed 10:05', 'succeeded 22:00'])
})

test('Cancel ends the run in flight', async () => {
  const harness = await started({ jobs: { job: every(60) } })
  harness.does(lasting(harness, HOUR))
  const { run_id } = harness.services.jobs.trigger({ id: 'job' })
  await harness.advance(0)
  expect(harness.services.jobs.cancel({ id: 'job' }).run_id).toBe(run_id)
  await harness.advance(0)
  expect(harness.services.runs.get({ id: run_id }).outcome).toBe('cancelled')
  expect(() => harness.services.jobs.cancel({ id: 'job' })).toThrow('not running')
})

test('A run that stops in good order ends as it was told to, and keeps what it did', async () => {
  const harness = await started({ jobs: { job: every(60, { deadline_seconds: 60 }) } })
  const halfway = { ...SUCCESS, summary: { updated: 10 }, stopped: true }
  harness.does(({ signal }) => new Promise((done) => signal.addEventListener('abort', () => done(halfway))))
  harness.services.jobs.trigger({ id: 'job' })
  await harness.advance(MINUTE / 2)
  harness.services.jobs.cancel({ id: 'job' })
  await harness.advance(MINUTE / 2)
  harness.services.jobs.trigger({ id: 'job' })
  await harness.advance(2 * MINUTE)
  expect(harness.runs()).toMatchObject([
    { outcome: 'cancelled', faults: [], summary: { updated: 10 } },
    { outcome: 'failed', faults: [{ code: 'deadline_exceeded' }], summary: { updated: 10 } },
  ])
})

test('Cancel between two attempts ends the run too', async () => {
  const harness = await started({ jobs: { job: every(60, { retry: RETRY }) } })
  harness.does(async () => {
    throw timeout()
  })
  await harness.advance(HOUR + 1000)
  harness.services.jobs.cancel({ id: 'job' })
  await harness.advance(0)
  expect(harness.runs()).toMatchObject([{ outcome: 'cancelled', attempts: 1 }])
})

test('A trigger while it runs answers with the run that is there', async () => {
  const harness = await started({ jobs: { job: every(60) } })
  harness.does(lasting(harness, HOUR))
  const { run_id } = harness.services.jobs.trigger({ id: 'job' })
  const again = () => harness.services.jobs.trigger({ id: 'job' })
  expect(again).toThrow(new VigieError('already_running', { id: 'job', run_id }))
})

test('Times that come while a run lasts are one skipped stretch, counted', async () => {
  const harness = await started({
    start: '2026-01-05T09:05:00Z',
    jobs: { job: every(10, { deadline_seconds: 7200 }) },
  })
  harness.does(lasting(harness, 34 * MINUTE))
  await harness.advance(6 * MINUTE)
  harness.does(async () => SUCCESS)
  await harness.advance(40 * MINUTE)
  expect(harness.runLines()).toEqual(['succeeded 10:10', 'skipped still_running x3 10:20', 'succeeded 10:50'])
})

test('Progress is streamed at most four times a second and ends with the last word', async () => {
  const harness = await started({ jobs: { job: every(60) } })
  harness.does(async ({ progress }) => {
    for (let step = 1; step <= 50; step++) {
      progress({ fraction: step / 100, label: 'step', counters: { step } })
      await new Promise<void>((resolve) => void harness.alarm.ring(harness.clock.now() + 20, resolve))
    }
    return SUCCESS
  })
  harness.services.jobs.trigger({ id: 'job' })
  await harness.advance(10_000)
  const steps = harness.events.flatMap((event) =>
    event.type === 'run' && event.run.outcome === null ? (event.run.progress?.counters.step ?? []) : [],
  )
  expect(new Set(steps).size).toBeLessThanOrEqual(5)
  expect(harness.runs()[0]?.progress?.counters).toEqual({ step: 50 })
})

test('After so many failures in a row the job is halted; Resume clears it', async () => {
  const harness = await started({ jobs: { job: every(60, { halt_after: 2 }) } })
  harness.does(async () => {
    throw timeout()
  })
  await harness.advance(4 * HOUR)
  expect(harness.runLines()).toEqual(['failed 11:00', 'failed 12:00', 'skipped halted x2 13:00'])
  expect(harness.services.jobs.get({ id: 'job' })).toMatchObject({
    state: 'halted',
    failures_in_a_row: 2,
    next_run_time: null,
  })
  harness.does(async () => SUCCESS)
  expect(harness.services.jobs.resume({ id: 'job' })).toMatchObject({ state: 'idle', failures_in_a_row: 0 })
  await harness.advance(HOUR)
  expect(harness.runLines().at(-1)).toBe('succeeded 15:00')
})

test('A success forgets the failures before it', async () => {
  const harness = await started({ jobs: { job: every(60, { halt_after: 2 }) } })
  let fails = true
  harness.does(async () => {
    fails = !fails
    if (!fails) throw timeout()
    return SUCCESS
  })
  await harness.advance(6 * HOUR)
  expect(harness.services.jobs.get({ id: 'job' }).state).toBe('idle')
})

test('Sixty seconds without network after a wake: one run, no failure, fresh data', async () => {
  const harness = await started({ jobs: { job: every(60, { retry: RETRY }) } })
  const wake = harness.clock.now() + 8 * HOUR
  harness.does(async () => {
    if (harness.clock.now() < wake + 60_000)
      throw new VigieError('source_unreachable', { source: 'replay', detail: 'no network' })
    return SUCCESS
  })
  await harness.sleep(8 * HOUR)
  await harness.advance(2 * MINUTE)
  expect(harness.runs().at(-1)).toMatchObject({ outcome: 'succeeded' })
  expect(harness.services.jobs.get({ id: 'job' }).failures_in_a_row).toBe(0)
})

test('A service of this machine that refuses after a wake is a failure, not a missing network', async () => {
  const harness = await started({ jobs: { job: every(60) } })
  const detail = {
    messageKey: 'answer.nobody_there',
    params: { host: '127.0.0.1', code: 'ECONNREFUSED' },
  } as const
  let tries = 0
  harness.does(async () => {
    tries += 1
    throw new VigieError('source_unreachable', { source: 'shop', detail })
  })
  await harness.sleep(8 * HOUR)
  await harness.advance(30 * MINUTE)
  expect(harness.runs().at(-1)).toMatchObject({ outcome: 'failed' })
  expect(tries).toBeGreaterThan(5)
})

test('No network long after a wake is skipped as offline, later a failure', async () => {
  const harness = await started({ jobs: { job: every(60) } })
  harness.does(async () => {
    throw new VigieError('source_unreachable', { source: 'replay', detail: 'no network' })
  })
  await harness.sleep(8 * HOUR)
  await harness.advance(2 * HOUR)
  const failed = ['failed 19:00', 'failed 20:00']
  expect(harness.runLines()).toEqual(['skipped missed x7 11:00', 'skipped offline 18:00', ...failed])
})
