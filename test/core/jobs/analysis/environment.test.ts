import { describe, expect, it } from 'vitest'
import { environmentOverride, withEnvironment } from '../../../../main/core/jobs/analysis/environment.ts'
import { changedDefinition } from '../../../../main/core/jobs/definition.ts'
import type { ProcessEnvironment } from '../../../../main/core/ports/process-environment.ts'
import { overridden } from '../../../../main/core/settings/overridden.ts'
import { type DefinitionOf, jobDefinitionSchema } from '../../../../shared/job.ts'
import type { Settings } from '../../../../shared/settings.ts'
import { memorySettings } from '../../../helpers/memory-settings.ts'

const definition = jobDefinitionSchema.parse({
  kind: 'analysis',
  name: 'Analysis',
  enabled: true,
  schedule: { form: 'cron', cron: '0 * * * * *', zone: 'Europe/Paris' },
  retry: { attempts: 3, backoff: 'fixed', base_seconds: 5, cap_seconds: 5 },
  missed: { policy: 'none', cap: 1, grace_seconds: 30 },
  deadline_seconds: 600,
  run_on_start: true,
  halt_after: null,
  settings: {},
}) as DefinitionOf<'analysis'>

describe('the variables of the source system', () => {
  it('override address, rhythm, switch, retries and start', () => {
    const changed = withEnvironment(definition, {
      DIEGO_URL: 'http://diego:3001',
      CRON_PATTERN: '*/30 * * * * *',
      ENABLE_SCHEDULER: 'false',
      RETRY_ATTEMPTS: '5',
      RETRY_DELAY_MS: '1500',
      RUN_ON_START: 'false',
    })
    expect(changed).toMatchObject({
      enabled: false,
      run_on_start: false,
      schedule: { form: 'cron', cron: '*/30 * * * * *', zone: 'Europe/Paris' },
      retry: { attempts: 5, base_seconds: 1.5 },
      settings: { url: 'http://diego:3001' },
    })
  })

  it('leave what they do not name', () => {
    expect(withEnvironment(definition, {})).toEqual(definition)
  })

  it.each([
    'DIEGO_URL',
    'CRON_PATTERN',
    'ENABLE_SCHEDULER',
    'RETRY_ATTEMPTS',
    'RETRY_DELAY_MS',
    'RUN_ON_START',
  ])('%s counts as not set where it is empty', (name) => {
    expect(withEnvironment(definition, { [name]: '' })).toEqual(definition)
    expect(withEnvironment(definition, { [name]: ' ' })).toEqual(definition)
  })

  it.each([
    ['RETRY_ATTEMPTS', 'three'],
    ['RETRY_ATTEMPTS', '400'],
    ['ENABLE_SCHEDULER', 'perhaps'],
    ['DIEGO_URL', 'ftp://diego'],
  ])('%s=%s is refused by its name', (name, value) => {
    expect(() => withEnvironment(definition, { [name]: value })).toThrow(
      expect.objectContaining({ code: 'invalid_input', params: expect.objectContaining({ field: name }) }),
    )
  })
})

describe('settings under the variables', () => {
  function harness(environment: ProcessEnvironment, jobs: object = { analysis: definition }) {
    const stored = memorySettings({ jobs })
    const announced: Settings[] = []
    stored.onChange((settings) => void announced.push(settings))
    const seen = overridden(stored, environmentOverride(environment))
    const change = (changes: Parameters<typeof changedDefinition>[1]) =>
      seen.update((current) => {
        const before = current.jobs.analysis ?? definition
        return { ...current, jobs: { ...current.jobs, analysis: changedDefinition(before, changes, 0) } }
      })
    return { stored, seen, announced, change }
  }
  const all = {
    DIEGO_URL: 'http://diego:3001',
    CRON_PATTERN: '*/30 * * * * *',
    ENABLE_SCHEDULER: 'false',
    RETRY_ATTEMPTS: '5',
    RETRY_DELAY_MS: '1500',
    RUN_ON_START: 'false',
  }

  it.each([
    ['DIEGO_URL', 'settings.url', { settings: { url: 'http://other:1' } }],
    ['CRON_PATTERN', 'schedule', { schedule: { form: 'every', every_seconds: 60 } }],
    ['ENABLE_SCHEDULER', 'enabled', { enabled: false }],
    ['RETRY_ATTEMPTS', 'retry.attempts', { retry: { attempts: 1 } }],
    ['RETRY_DELAY_MS', 'retry', { retry: { base_seconds: 9 } }],
    ['RUN_ON_START', 'run_on_start', { run_on_start: false }],
  ])('a change of what %s decides is refused and changes nothing', (variable, field, changes) => {
    const shown = { ...all, ENABLE_SCHEDULER: 'true', RUN_ON_START: 'true' }
    const { stored, announced, change } = harness(shown)
    const before = structuredClone(stored.read())
    expect(() => change(changes)).toThrow(
      expect.objectContaining({ code: 'set_by_environment', params: { field, variable } }),
    )
    expect(stored.read()).toEqual(before)
    expect(announced).toEqual([])
  })

  it('what was only shown and comes back with another change is not stored', () => {
    const { stored, seen, change } = harness(all)
    const { kind: _, ...shown } = structuredClone(seen.read().jobs.analysis) as typeof definition
    change({ ...shown, deadline_seconds: 77 } as Parameters<typeof change>[0])
    expect(stored.read().jobs.analysis).toEqual({ ...definition, deadline_seconds: 77 })
    expect(seen.read().jobs.analysis).toMatchObject({ deadline_seconds: 77, enabled: false })
  })

  it('a job that cannot be made under a variable is not stored', () => {
    const { stored, change } = harness({ RETRY_ATTEMPTS: 'three' }, {})
    expect(() => change({ name: 'Analysis' })).toThrow(
      expect.objectContaining({
        code: 'invalid_input',
        params: expect.objectContaining({ field: 'RETRY_ATTEMPTS' }),
      }),
    )
    expect(stored.read().jobs).toEqual({})
  })

  it('what does not parse is refused by its own name', () => {
    const { seen } = harness(all)
    expect(() => seen.update((current) => ({ ...current, storage: { raw_days: 'many' } }))).toThrow(
      expect.objectContaining({ params: expect.objectContaining({ field: 'storage.raw_days' }) }),
    )
  })
})
