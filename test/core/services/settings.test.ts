/** The settings as an endpoint changes them. */
import { expect, test } from 'vitest'
import { createSettingsService } from '../../../main/core/services/settings.ts'
import type { JsonObject } from '../../../main/core/settings/patch.ts'
import { settingsSchema } from '../../../shared/settings.ts'
import { memorySettings } from '../../helpers/memory-settings.ts'
import { every } from '../../helpers/scheduler-harness.ts'

const service = (stored: object = { jobs: { alerts: every(5) } }) =>
  createSettingsService(
    memorySettings(stored),
    async () => undefined,
    () => undefined,
  )

test('A setting that is unset has its default again', async () => {
  const settings = service({ storage: { log_days: 3 } })
  expect((await settings.update({ unset: ['storage.log_days'] })).storage).toEqual(
    settingsSchema.parse({}).storage,
  )
})

test('What is unset and changed at once is replaced as a whole', async () => {
  const settings = service({ notifications: { quiet_hours: { enabled: true, from: '20:00' } } })
  const { notifications } = await settings.update({
    unset: ['notifications.quiet_hours'],
    changes: { notifications: { quiet_hours: { enabled: true } } },
  })
  expect(notifications.quiet_hours).toMatchObject({ enabled: true, from: '22:00' })
})

test('An entry of a map that is not there is named with those that are: it would stay under another name', async () => {
  const settings = service({ scheduler: { groups: { nightly: 2, hourly: 3 } } })
  const unset = (name: string) => settings.update({ unset: [`scheduler.groups.${name}`] })
  await expect(unset('Nightly')).rejects.toThrow('the nearest name is scheduler.groups.nightly')
  await expect(unset('weekly')).rejects.toThrow('those of scheduler.groups are nightly, hourly')
  const replaced = { unset: ['scheduler.groups.weekly'], changes: { scheduler: { groups: { weekly: 1 } } } }
  expect((await settings.update(replaced)).scheduler.groups).toHaveProperty('weekly', 1)
})

test.each([
  [{ unset: ['door.prot'] }, 'door.prot'],
  [{ changes: { door: { prot: 1 } } }, 'door.prot'],
  [{ unset: ['jobs.alerts'] }, 'jobs.alerts'],
  [{ changes: { door: { port: 'many' } } }, 'door.port'],
  [{ unset: ['scheduler.groups.nightly'] }, 'scheduler.groups.nightly'],
  [{ changes: { jobs: { second: every(5) as JsonObject } } }, 'jobs.second.kind'],
])('%j is refused by its field, and changes nothing', async (input, field) => {
  const settings = service()
  const before = settings.get()
  await expect(settings.update(input)).rejects.toThrow(
    expect.objectContaining({ code: 'invalid_input', params: expect.objectContaining({ field }) }),
  )
  expect(settings.get()).toEqual(before)
})

test('Keys of the file that a newer version wrote are kept', async () => {
  const settings = service({ door: { ports: [1] } })
  expect((await settings.update({ changes: { door: { port: 9000 } } })).door).toMatchObject({
    ports: [1],
    port: 9000,
  })
})
