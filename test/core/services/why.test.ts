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
    message: { messageKey: 'why.ran' },
  })
})

test('who names a zone is told each time in it, without its name', async () => {
  const { vigie } = await lived()
  const at = '2026-01-05T08:00:00Z'
  const { message } = vigie.services.jobs.why({ id: 'job', at, zone: 'America/New_York' }, caller)
  expect(message).toMatchObject({ params: { planned: expect.stringMatching(/3:00:00\sAM$/) } })
  const named = vigie.services.jobs.why({ id: 'job', at }, caller)
  expect(named.message).toMatchObject({ params: { planned: expect.stringMatching(/9:00:00\sAM GMT\+1$/) } })
})

test('an instant without a planned time says so, and tells of the one before', async () => {
  const { why } = await lived()
  expect(why('09:47')).toMatchObject({
    planned: '2026-01-05T09:00:00+01:00',
    message: {
      messageKey: 'why.not_due_before',
      params: { reason: { messageKey: 'why.undue.times' }, before: { messageKey: 'why.ran' } },
    },
  })
  expect(why('09:00').message).toMatchObject({ messageKey: 'why.ran' })
  expect(why().message).toMatchObject({ messageKey: 'why.ran' })
})

test.each<[string, object, string]>([
  ['windows', { windows: [{ days: [1], from: '08:00', to: '12:00', rhythm: 'none' }] }, 'why.undue.windows'],
  ['its start', { starts_at: '2026-01-06' }, 'why.undue.before'],
  ['its end', { ends_at: '2026-01-05T07:00' }, 'why.undue.ended'],
  ['a day that is left out', { except_days: ['2026-01-05'] }, 'why.undue.day'],
  ['a calendar', { except_calendars: ['family'] }, 'why.undue.calendar'],
])('a time without a run because of %s names the reason, asked for or not', async (_, limits, messageKey) => {
  const job = definition({ form: 'every', every_seconds: 600, ...limits })
  const vigie = createSchedulerHarness({ start: '2026-01-05T08:30:00Z', jobs: { job } })
  const family = { name: 'Family', days: ['2026-01-05'] }
  vigie.settings.update(
    (before) => ({ ...before, calendars: { ...before.calendars, family } }) as typeof before,
  )
  await vigie.start()
  const reasonOf = (at?: string) =>
    (vigie.services.jobs.why({ id: 'job', at }, caller).message as LocalizableMessage).params?.reason
  expect(reasonOf('09:00')).toMatchObject({ messageKey })
  expect(reasonOf()).toMatchObject({ messageKey })
})

test('a job that runs only by hand says so', async () => {
  const vigie = createSchedulerHarness({ jobs: { job: definition({ form: 'manual' }) } })
  await vigie.start()
  const { message } = vigie.services.jobs.why({ id: 'job', at: '09:00' }, { ...caller, language: 'fr' })
  expect(localize(message as LocalizableMessage, 'fr')).toMatch(
    /^Rien de prévu pour .*09:00.* : la tâche ne s’exécute qu’à la main ou après une autre tâche\.$/,
  )
})

test('a job that is off or paused has no time to come, and says which', async () => {
  const jobs = { off: every(10, { enabled: false }), paused: every(10), later: every(10) }
  const vigie = createSchedulerHarness({ start: '2026-01-05T08:05:00Z', jobs })
  await vigie.start()
  vigie.services.jobs.pause({ id: 'paused' })
  vigie.services.jobs.pause({ id: 'later', length: 'one_hour' })
  const answer = (id: string, at?: string) => {
    const { next, message } = vigie.services.jobs.why({ id, at }, { ...caller, language: 'fr' })
    return { next, text: localize(message as LocalizableMessage, 'fr') }
  }
  const would = 'Une exécution serait prévue pour le 05/01/2026 à 09:30:00 UTC+1, mais'
  expect(answer('off', '09:30')).toEqual({ next: null, text: `${would} la tâche est désactivée.` })
  expect(answer('paused', '09:30')).toEqual({
    next: null,
    text: `${would} la tâche est en pause jusqu’à ce que vous la repreniez.`,
  })
  expect(answer('later', '09:30').text).toBe(
    `${would} la tâche est en pause jusqu’au 05/01/2026 à 10:05:00 UTC+1.`,
  )
  expect(answer('off').text).toBe(
    'D’après la planification actuelle, une exécution serait prévue pour le 05/01/2026 à 09:00:00 UTC+1, mais il n’y en a pas de trace : la tâche est désactivée.',
  )
})

test('the start and the end of a schedule are written as the reader writes a date', async () => {
  const job = definition({ form: 'every', every_seconds: 600, starts_at: '2026-02-01' })
  const vigie = createSchedulerHarness({ start: '2026-01-05T08:05:00Z', jobs: { job } })
  await vigie.start()
  const { message } = vigie.services.jobs.why({ id: 'job', at: '09:00' }, { ...caller, language: 'fr' })
  expect(localize(message as LocalizableMessage, 'fr')).toBe(
    'Rien de prévu pour le 05/01/2026 à 09:00:00 UTC+1 : la planification commence le 01/02/2026 à 00:00:00 UTC+1.',
  )
})

test('a moment without an offset is in the zone of the job, and the next time lies ahead', async () => {
  const { why } = await lived()
  const local = { at: '2026-01-05T09:00:00+01:00', message: { messageKey: 'why.ran' } }
  expect(why('2026-01-05T09:00')).toMatchObject(local)
  expect(why('09:00:00')).toMatchObject(local)
  expect(why('09:00', 'often').next).toBe('2026-01-05T10:10:00+01:00')
})

test('a job that runs only by hand tells its run once', async () => {
  const vigie = createSchedulerHarness({
    start: '2026-01-05T08:05:00Z',
    jobs: { job: definition({ form: 'manual' }) },
  })
  await vigie.start()
  vigie.services.jobs.trigger({ id: 'job' })
  await vigie.advance(MINUTE)
  const { message } = vigie.services.jobs.why({ id: 'job' }, { ...caller, language: 'fr' })
  expect(localize(message as LocalizableMessage, 'fr')).toBe(
    'Rien de prévu pour le 05/01/2026 à 09:06:00 UTC+1 : la tâche ne s’exécute qu’à la main ou après une autre tâche. Elle a été lancée à la main le 05/01/2026 à 09:05:00 UTC+1. Résultat : Réussie.',
  )
})

test('a due time that waits for a condition or for its share of the jitter names it', async () => {
  const held = every(10, { only_if: ['mains'] })
  const spread = definition({ form: 'every', every_seconds: 600, jitter_seconds: 300 })
  const conditions = { holds: () => false }
  const vigie = createSchedulerHarness({ jobs: { held, spread }, conditions, share: () => 0.5 })
  await vigie.start()
  await vigie.advance(11 * MINUTE)
  const messageOf = (id: string) => vigie.services.jobs.why({ id }, caller).message
  expect(messageOf('held')).toMatchObject({
    messageKey: 'why.waits',
    params: { condition: { messageKey: 'jobs.waits.mains' } },
  })
  expect(messageOf('spread')).toMatchObject({ messageKey: 'why.spread' })
})

test('a stopped Vigie explains from what is stored, and says that it does not run', async () => {
  const { vigie } = await lived()
  await vigie.scheduler.stop()
  const reader = vigie.reader()
  const why = (at?: string) => reader.services.jobs.why({ id: 'often', at }, caller)
  expect(why('09:50')).toMatchObject({
    run: { outcome: 'succeeded' },
    message: { messageKey: 'why.while_stopped', params: { first: { messageKey: 'why.ran' } } },
  })
  vigie.clock.pass(HOUR)
  expect(why()).toMatchObject({ run: null, next: null, message: { messageKey: 'why.stopped' } })
  expect(reader.services.runs.recent({ limit: 1 }).jobs.map(({ job_id }) => job_id)).toContain('often')
  expect(() => reader.services.jobs.why({ id: 'nobody' }, caller)).toThrowError(
    expect.objectContaining({ code: 'job_not_found' }),
  )
})

test('one of several skipped times gives the record of all, with its reason', async () => {
  const { vigie, why } = await lived()
  vigie.services.jobs.pause({ id: 'often', length: 'one_hour' })
  await vigie.advance(90 * MINUTE)
  expect(why('10:30', 'often')).toMatchObject({
    planned: '2026-01-05T10:30:00+01:00',
    run: { outcome: 'skipped', skip_reason: 'paused' },
    message: { messageKey: 'why.skipped', params: { reason: { messageKey: 'skip.paused' } } },
  })
})

test('a time to come is planned; one before the job has no record', async () => {
  const { why } = await lived()
  expect(why('2026-01-06T09:00:00+01:00').message).toMatchObject({ messageKey: 'why.future' })
  expect(why('2026-01-04T09:00:00+01:00').message).toMatchObject({ messageKey: 'why.no_record' })
})

test('a run by hand since the last planned time is told too', async () => {
  const { vigie, why } = await lived()
  vigie.services.jobs.trigger({ id: 'job' })
  await vigie.advance(MINUTE)
  const { message, run } = why()
  expect(run).toMatchObject({ cause: 'manual', outcome: 'succeeded' })
  expect(localize(message as LocalizableMessage, 'en')).toMatch(
    /^The run planned for .*9:00.* Since then: It was run by hand at .*\. Outcome: Succeeded\.$/,
  )
})

test('a job without planned times tells of the job that it ran after', async () => {
  const second = definition({ form: 'manual' }, { run_after: [{ job: 'first', on: 'success' }] })
  const vigie = createSchedulerHarness({ jobs: { first: every(60), second } })
  await vigie.start()
  const why = () => vigie.services.jobs.why({ id: 'second' }, caller)
  expect(why()).toMatchObject({
    run: null,
    message: { messageKey: 'why.not_due', params: { reason: { messageKey: 'why.undue.manual' } } },
  })
  await vigie.advance(HOUR)
  expect(why()).toMatchObject({
    run: { cause: 'after_job' },
    message: {
      messageKey: 'why.not_due_before',
      params: { before: { messageKey: 'why.unplanned.after_job' } },
    },
  })
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

test('a job that is not set up says what it waits for', async () => {
  const vigie = createSchedulerHarness({
    start: '2026-01-05T08:05:00Z',
    jobs: { job: every(10) },
    ready: () => 'http.off.no_url',
  })
  await vigie.start()
  const { message } = vigie.services.jobs.why({ id: 'job' }, { ...caller, language: 'fr' })
  expect(localize(message as LocalizableMessage, 'fr')).toMatch(
    /: la tâche n’est pas encore prête\. Indiquez l’adresse de la requête pour commencer\.$/,
  )
})
