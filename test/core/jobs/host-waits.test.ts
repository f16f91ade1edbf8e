/** A host that asked one job to wait: the other jobs that would ask it wait too, and have not failed. */
import { expect, test } from 'vitest'
import { createGate } from '../../../main/core/net/gate.ts'
import { VigieError } from '../../../shared/errors.ts'
import { jobHealth } from '../../../shared/health.ts'
import { jobHealthMessage, localizeHealth, wholePercent } from '../../../shared/health-text.ts'
import type { RetryPolicy } from '../../../shared/job.ts'
import { localizeAnswer } from '../../../shared/localized.ts'
import { memoryHostWaits } from '../../helpers/host-waits.ts'
import { definition, every, HOUR, MINUTE, SUCCESS } from '../../helpers/scheduler-harness.ts'
import { lasting, started } from '../../helpers/started-harness.ts'

const HOST = 'api.example'
const RETRY = { attempts: 1, backoff: 'fixed', base_seconds: 5, cap_seconds: 5 } as const
const daily = (cron: string, retry: RetryPolicy = { ...RETRY, attempts: 0 }) =>
  definition({ form: 'cron', cron }, { retry })
const caller = { language: 'fr', signal: new AbortController().signal } as const

/** Jobs that ask one host; it asks for a wait of so many seconds at each time that `refused` names. */
async function sharing(
  jobs: Record<string, ReturnType<typeof definition>>,
  waits: readonly number[],
  chance = () => 0,
) {
  const vigie = await started({ jobs, chance })
  const gate = createGate(memoryHostWaits(), vigie.clock)
  const left = [...waits]
  const asked: string[] = []
  vigie.does(async ({ jobId }) => {
    gate.pass(HOST, HOST)
    asked.push(`${jobId} ${new Date(vigie.clock.now()).toISOString().slice(11, 16)}`)
    const seconds = left.shift()
    if (seconds === undefined) return SUCCESS
    gate.learn(HOST, 429, { 'retry-after': String(seconds) })
    throw new VigieError('source_rate_limited', { source: HOST, seconds })
  })
  return { vigie, asked }
}

const TWO = { first: daily('0 11 * * *'), second: daily('5 11 * * *') }

test('a job waits as another one was asked to, longer than its deadline, and then succeeds at its first attempt', async () => {
  const { vigie, asked } = await sharing(TWO, [2 * 3600])
  await vigie.advance(5 * HOUR)
  expect(asked).toEqual(['first 10:00', 'second 12:00'])
  expect(vigie.runs('second')).toMatchObject([{ outcome: 'succeeded', attempts: 1, faults: [] }])
  expect(vigie.services.jobs.get({ id: 'second' })).toMatchObject({ failures_in_a_row: 0 })
})

test('while it waits, the job, its run, why and the log say for which host and until when', async () => {
  const { vigie } = await sharing(TWO, [2 * 3600])
  await vigie.advance(HOUR + 10 * MINUTE)
  const job = localizeAnswer(vigie.services.jobs.get({ id: 'second' }), 'fr')
  const health = jobHealth(job)
  expect(health).toEqual({ state: 'waiting', host: HOST, until: '2026-01-05T13:00:00+01:00' })
  const time = (instant: string) => instant.slice(11, 16)
  const formats = { time, exact: time, percent: wholePercent }
  expect(localizeHealth(jobHealthMessage(health, formats), 'fr')).toBe(`Attend ${HOST} jusqu’à 13:00`)
  expect(job.running?.progress?.label).toBe('jobs.step.host')
  expect(vigie.runs('second')).toMatchObject([
    {
      outcome: null,
      next_attempt_at: '2026-01-05T13:00:00+01:00',
      faults: [{ code: 'host_waits', source: HOST }],
    },
  ])
  const { message } = vigie.services.jobs.why({ id: 'second' }, caller)
  expect(message).toMatchObject({ messageKey: 'why.waits_host', params: { host: HOST } })
  expect(vigie.log.lines).toContainEqual(
    expect.objectContaining({
      level: 'info',
      message: 'A run waits for a host that asked to wait.',
      context: expect.objectContaining({ job: 'second', host: HOST, until: '2026-01-05T12:00:00.000Z' }),
    }),
  )
})

test('a run that waits for a host leaves its place to others, and takes one again before it goes on', async () => {
  const grouped = (cron: string) => ({ ...daily(cron), group: 'nightly', deadline_seconds: 10_000 })
  const jobs = { first: daily('0 11 * * *'), second: grouped('5 11 * * *'), other: grouped('6 11 * * *') }
  const { vigie, asked } = await sharing(jobs, [1800])
  const ask = vigie.script()
  vigie.does((context) => (context.jobId === 'other' ? lasting(vigie, HOUR)(context) : ask(context)))
  await vigie.advance(HOUR + 40 * MINUTE)
  expect(vigie.runLines('other')).toEqual(['running 11:06'])
  expect(vigie.services.jobs.get({ id: 'second' }).running).toMatchObject({
    next_attempt_at: null,
    progress: { label: 'jobs.step.place' },
  })
  await vigie.advance(HOUR)
  expect(asked).toEqual(['first 10:00', 'second 11:06'])
  expect(vigie.runLines('second')).toEqual(['succeeded 11:05'])
})

test('a run that waits for its place again can be cancelled', async () => {
  const grouped = (cron: string) => ({ ...daily(cron), group: 'nightly', deadline_seconds: 10_000 })
  const jobs = { first: daily('0 11 * * *'), second: grouped('5 11 * * *'), other: grouped('6 11 * * *') }
  const { vigie } = await sharing(jobs, [1800])
  const ask = vigie.script()
  vigie.does((context) => (context.jobId === 'other' ? lasting(vigie, HOUR)(context) : ask(context)))
  await vigie.advance(HOUR + 40 * MINUTE)
  vigie.services.jobs.cancel({ id: 'second' })
  await vigie.advance(MINUTE)
  expect(vigie.runLines('second')).toEqual(['cancelled 11:05'])
  await vigie.advance(HOUR)
  expect(vigie.runLines('other')).toEqual(['succeeded 11:06'])
})

test('a host that asks to wait again is waited for again', async () => {
  const jobs = {
    first: daily('0 11 * * *'),
    second: daily('5 11 * * *', RETRY),
    third: daily('6 11 * * *', RETRY),
  }
  const { vigie, asked } = await sharing(jobs, [600, 1800])
  await vigie.advance(3 * HOUR)
  expect(asked.map((line) => line.slice(-5))).toEqual(['10:00', '10:10', '10:40', '10:40'])
  const outcomes = ['second', 'third'].map((id) => vigie.runs(id).map(({ outcome }) => outcome))
  expect(outcomes).toEqual([['succeeded'], ['succeeded']])
})

test('planned times that pass meanwhile are one record, not failures', async () => {
  const { vigie } = await sharing({ first: daily('0 11 * * *'), second: every(10) }, [3600])
  vigie.services.jobs.pause({ id: 'second', until: '2026-01-05T11:01:00+01:00' })
  await vigie.advance(2 * HOUR + MINUTE)
  expect(vigie.runLines('second')).toEqual([
    'skipped paused x6 10:10',
    'succeeded 11:10',
    'skipped still_running x5 11:20',
  ])
})

test('the deadline still counts the time in which the run works', async () => {
  const { vigie } = await sharing(TWO, [1800])
  vigie.does(async ({ jobId, signal }) => {
    if (jobId === 'first') return SUCCESS
    return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
  })
  await vigie.advance(2 * HOUR)
  expect(vigie.runs('second')).toMatchObject([{ outcome: 'failed', duration_ms: 600_000 }])
})

test('runs that waited for one host do not call it together: if the first is refused, the others still wait', async () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f']
  const jobs = Object.fromEntries(names.map((name) => [name, daily('5 11 * * *', RETRY)]))
  let turn = 0
  const chance = () => (turn++ % names.length) / names.length
  const { vigie, asked } = await sharing({ first: daily('0 11 * * *'), ...jobs }, [600, 600], chance)
  await vigie.advance(2 * HOUR)
  expect(asked.filter((line) => line.endsWith('10:10'))).toHaveLength(1)
  expect(names.flatMap((name) => vigie.runLines(name))).toEqual(names.map(() => 'succeeded 11:05'))
})

test('a run that waits for a host can be cancelled, and ends with Vigie', async () => {
  const { vigie } = await sharing({ ...TWO, third: daily('6 11 * * *') }, [6 * 3600])
  await vigie.advance(HOUR + 10 * MINUTE)
  vigie.services.jobs.cancel({ id: 'second' })
  await vigie.advance(MINUTE)
  expect(vigie.runs('second')).toMatchObject([{ outcome: 'cancelled', faults: [] }])
  const stopped = vigie.scheduler.stop()
  await vigie.advance(MINUTE)
  await stopped
  expect(vigie.runs('third')).toMatchObject([{ outcome: 'interrupted', faults: [] }])
})
