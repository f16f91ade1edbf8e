import { describe, expect, it } from 'vitest'
import { settingsSchema } from '../../shared/settings.ts'
import { migrateSettings } from '../../shared/settings-migration.ts'

const migrated = (notifications: object) =>
  settingsSchema.parse(migrateSettings({ notifications })).notifications

describe('the settings of the first webhook', () => {
  it('become a channel of that name', () => {
    const { channels, ...rest } = migrated({
      webhook_url: 'https://example.org/hook',
      webhook_allow_insecure: true,
      cooldown_minutes: 5,
    })
    expect(channels.webhook).toMatchObject({
      preset: 'webhook',
      enabled: true,
      options: { url: 'https://example.org/hook' },
      allow_insecure: true,
      minimum_priority: 'LOW',
    })
    expect(rest).toMatchObject({ cooldown_minutes: 5 })
    expect(rest).not.toHaveProperty('webhook_url')
  })

  it('make no channel if there was no address', () => {
    expect(migrated({ webhook_url: '', webhook_allow_insecure: false }).channels).toEqual({})
    expect(migrated({ webhook_allow_insecure: true }).channels).toEqual({})
  })

  it('set later, change the channel and keep its rules; emptied, they remove it', () => {
    const channel = {
      preset: 'webhook',
      minimum_priority: 'HIGH',
      options: { url: 'https://a.org/', method: 'PUT' },
    }
    const phone = { preset: 'ntfy', options: { topic: 't' } }
    const changed = migrated({
      channels: { webhook: channel, phone },
      webhook_url: 'https://b.org/',
    }).channels
    expect(changed.webhook).toMatchObject({
      minimum_priority: 'HIGH',
      options: { url: 'https://b.org/', method: 'PUT' },
    })
    const removed = migrated({ channels: { webhook: channel, phone }, webhook_url: '' }).channels
    expect(Object.keys(removed)).toEqual(['phone'])
  })

  it('that are no address are refused, naming the setting', () => {
    const wrong = { notifications: { webhook_url: 'ftp://x' } }
    const found = settingsSchema.safeParse(migrateSettings(wrong))
    expect(found.error?.issues[0]?.path).toEqual(['notifications', 'webhook_url'])
  })

  it('migrate once: what is migrated stays as it is', () => {
    const once = migrateSettings({ notifications: { webhook_url: 'https://example.org/hook' } })
    expect(migrateSettings(once)).toEqual(once)
  })
})
