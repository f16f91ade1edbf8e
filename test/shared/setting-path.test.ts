/** Settings by their dotted paths. */
import { describe, expect, test } from 'vitest'
import { jobDefinitionSchema } from '../../shared/job.ts'
import { placeAt, valueFromText } from '../../shared/setting-path.ts'
import { settingsSchema } from '../../shared/settings.ts'

describe('a path', () => {
  test.each([
    ['door.port', false],
    ['door', false],
    ['notifications.quiet_hours.from', false],
    ['jobs.analysis', true],
    ['jobs.analysis.settings.headers', false],
    ['jobs.analysis.settings.headers.X-Api-Key', true],
    ['jobs.analysis.settings.body', false],
    ['jobs.analysis.settings.body.limits.open', true],
  ])('%s names a setting', (path, isEntry) => {
    expect(placeAt(settingsSchema, path)).toMatchObject({ isEntry })
  })

  test.each([
    'door.prot',
    'doors',
    '',
    'door.port.x',
    'door.allowed_hosts.0',
    '__proto__',
    'door.constructor',
  ])('"%s" names none', (path) => {
    expect(placeAt(settingsSchema, path)).toBeNull()
  })

  test('of a job leads into the settings of any kind', () => {
    for (const path of ['schedule.cron', 'settings.symbol', 'settings.weights.momentum', 'retry.attempts'])
      expect(placeAt(jobDefinitionSchema, path)).not.toBeNull()
  })
})

describe('a typed value', () => {
  test.each([
    ['door.port', '8787', 8787],
    ['desktop.start_hidden', 'false', false],
    ['network.proxy', '8080', '8080'],
    ['network.ca_file', 'true', 'true'],
    ['notifications.quiet_hours.from', '21:00', '21:00'],
    ['door.allowed_hosts', '["a.example"]', ['a.example']],
    ['jobs.analysis.settings.headers.X-Id', '42', '42'],
    ['jobs.analysis.settings.body.open', '42', 42],
    ['jobs.analysis.halt_after', 'null', null],
  ])('%s=%s is of the type of the setting', (path, text, value) => {
    expect(valueFromText(placeAt(settingsSchema, path)?.schema ?? null, text)).toEqual(value)
  })

  test('that fits no type is kept as typed, so that the answer names what is wrong', () => {
    expect(valueFromText(placeAt(settingsSchema, 'door.port')?.schema ?? null, 'many')).toBe('many')
  })
})
