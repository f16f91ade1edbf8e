import { expect, test } from 'vitest'
import { createAlertsKind } from '../../../main/core/jobs/alerts/kind.ts'
import { createDefaultJobs, createKinds } from '../../../main/core/jobs/registry.ts'
import { memorySettings } from '../../helpers/memory-settings.ts'

const kinds = createKinds({
  alerts: createAlertsKind({ generate: () => Promise.reject(new Error('no pass')) }),
})

test('The first jobs are named in the language of their owner', () => {
  const settings = memorySettings()
  createDefaultJobs(kinds, settings, 'Europe/Paris', 'fr')
  expect(settings.read().jobs.alerts).toMatchObject({ name: 'Alertes', schedule: { zone: 'Europe/Paris' } })
})

test('A job that exists keeps the name it has', () => {
  const settings = memorySettings()
  createDefaultJobs(kinds, settings, 'Europe/Paris', 'en')
  createDefaultJobs(kinds, settings, 'Europe/Paris', 'fr')
  expect(settings.read().jobs.alerts?.name).toBe('Alerts')
})
