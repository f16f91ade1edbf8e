import { expect, test } from 'vitest'
import { type LocalizableMessage, localize } from '../../../shared/errors.ts'
import { createSchedulerHarness, definition, every, HOUR, MINUTE } from '../../helpers/scheduler-harness.ts'

const caller = { language: 'en', signal: new AbortController().signal } as const
const daily = definition({ form: 'cron', cron: '0 9 * * *' })

async function lived() {
  const vigie = createSchedulerHarness({
    start: '2026-01-05T05:00:00Z',
    jobs: { job: daily, often: every(10) },
  })
  await vigie.start()
  await vigie.advance(4 * HOUR)
  const why = (at?: string, id = 'job') => vigie.services.jobs.why({ id, at }, caller)
  return { vigie, why }
}

test('a planned time that ran names its run', async () => {
  const { why } = await lived()
  expect(why('09:00')).toMatchObject({
    at: '2026-01-05T09:00:00+01:00',
    planned: '2026-01-05T09:00:00+01:00',
    next: '2026-01-06T09:00:00+01:00',
    run: { outcome: 'succeeded', cause: 'schedule' },
    message: { told: 'why.ran' },
  })
})

test('an instant between two planned times is about the one before', async () => {
  const { why } = await lived()
  expect(why('09:47')).toMatchObject({ planned: '2026-01-05T09:00:00+01:00', message: { told: 'why.ran' } })
})

test('one of several skipped times gives the record of all, with its reason', async () => {
  const { vigie, why } = await lived()
  vigie.services.jobs.pause({ id: 'often', length: 'one_hour' })
  await vigie.advance(90 * MINUTE)
  expect(why('10:35', 'often')).toMatchObject({
    planned: '2026-01-05T10:30:00+01:00',
    run: { outcome: 'skipped', skip_reason: 'paused' },
    message: { told: 'why.skipped', params: { reason: { told: 'skip.paused' } } },
  })
})

test('a time to come is planned; one before the job has no record', async () => {
  const { why } = await lived()
  expect(why('2026-01-06T09:00:00+01:00').message).toMatchObject({ told: 'why.future' })
  expect(why('2026-01-04T09:00:00+01:00').message).toMatchObject({ told: 'why.no_record' })
})

test('a run by hand since the last planned time is told too', async () => {
  const { vigie, why } = await lived()
  vigie.services.jobs.trigger({ id: 'job' })
  await vigie.advance(MINUTE)
  const { message, run } = why()
  expect(run).toMatchObject({ cause: 'manual', outcome: 'succeeded' })
  expect(localize(message as LocalizableMessage, 'en')).toMatch(
    /^The run planned for .*9:00.* Since then it was run by hand at .*\. Outcome: Succeeded\.$/,
  )
})

test('a job without planned times tells of the job that it ran after', async () => {
  const second = definition({ form: 'manual' }, { run_after: [{ job: 'first', on: 'success' }] })
  const vigie = createSchedulerHarness({ jobs: { first: every(60), second } })
  await vigie.start()
  const why = () => vigie.services.jobs.why({ id: 'second' }, caller)
  expect(why()).toMatchObject({ run: null, message: { told: 'why.nothing' } })
  await vigie.advance(HOUR)
  expect(why()).toMatchObject({ run: { cause: 'after_job' }, message: { told: 'why.since.after_job' } })
})

test('each run has a line in the log for its start and its end; a failed one ends at warn', async () => {
  const vigie = createSchedulerHarness({ jobs: { job: every(60) } })
  await vigie.start()
  await vigie.advance(HOUR)
  vigie.does(() => Promise.reject(new Error('no')))
  await vigie.advance(HOUR)
  const lines = vigie.log.lines.filter(({ message }) => message.startsWith('A run '))
  expect(lines).toMatchObject([
    { level: 'info', message: 'A run starts.', context: { job: 'job', cause: 'schedule' } },
    {
      level: 'info',
      message: 'A run ended.',
      context: { job: 'job', outcome: 'succeeded', duration_ms: 0, attempts: 1 },
    },
    { level: 'info', message: 'A run starts.' },
    { level: 'warn', message: 'A run ended.', context: { outcome: 'failed', attempts: 1 } },
  ])
})
