import { describe, expect, it } from 'vitest'
import { withEnvironment } from '../../../../main/core/jobs/analysis/environment.ts'
import { type DefinitionOf, jobDefinitionSchema } from '../../../../shared/job.ts'

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
