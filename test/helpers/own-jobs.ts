/** Jobs of the owner's own in a whole instance, run one by one. */
import { afterAll, beforeAll } from 'vitest'
import type { Run } from '../../shared/run.ts'
import { type RunningInstance, startInstance, type TestOptions } from './instance.ts'

/** An instance for all tests of a file. @returns how a test gets it */
export function ownInstance(options: TestOptions = {}): () => RunningInstance {
  let instance: RunningInstance | null = null
  beforeAll(async () => {
    instance = await startInstance(undefined, options)
  })
  afterAll(() => instance?.stop())
  return () => {
    if (instance === null) throw new Error('the instance starts before the first test')
    return instance
  }
}

/** Settings and options of a job in a test, without retries. */
export interface OwnJob {
  readonly kind: 'http' | 'command' | 'calendar' | 'analysis'
  readonly settings: object
}

/** Creates a job that only runs when a test asks for it. */
export async function addJob({ application }: RunningInstance, id: string, { kind, settings }: OwnJob) {
  const { templates } = await application.client('en').jobs.templates()
  const template = templates.find((one) => one.template === kind)
  const definition = {
    ...template?.definition,
    enabled: true,
    run_on_start: false,
    schedule: { form: 'cron', cron: '0 0 4 1 1 *', zone: 'UTC', windows: [], outside: 'base' },
    retry: { attempts: 0, backoff: 'fixed', base_seconds: 0, cap_seconds: 0 },
    settings: { ...template?.definition.settings, ...settings },
  }
  return application.client('en').jobs.create({ id, definition: definition as never })
}

/** Runs a job and returns the ended run. */
export async function ran({ application }: RunningInstance, id: string): Promise<Run> {
  const client = application.client('en')
  const ended = Promise.withResolvers<string>()
  const stop = application.foundation.events.subscribe((event) => {
    if (event.type === 'run' && event.run.job_id === id && event.run.outcome !== null)
      ended.resolve(event.run.id)
  })
  await client.jobs.trigger({ id })
  const runId = await ended.promise
  stop()
  return client.runs.get({ id: runId })
}

/** Starts a run, waits until it has kept its figures, and cancels it: one that finds no network goes on trying. */
export async function keptFigures({ application }: RunningInstance, id: string) {
  const client = application.client('en')
  const kept = Promise.withResolvers<void>()
  const stop = application.foundation.events.subscribe((event) => {
    if (event.type === 'figures' && event.job_id === id) kept.resolve()
  })
  await client.jobs.trigger({ id })
  await kept.promise
  stop()
  const { figures } = await client.figures.list({ job_id: id })
  await client.jobs.cancel({ id })
  return figures
}
