/** One notification about several alerts says what is to be done, line by line, as far as its service has room. */
import { describe, expect, it } from 'vitest'
import { alertLineOf } from '../../../main/core/alerts/alert-text.ts'
import { noticeOf } from '../../../main/core/alerts/notice-text.ts'
import { createChannelsHarness } from '../../helpers/channels-harness.ts'
import { ok, type ReceivedCall, receiver } from '../../servers/receiver.ts'

const SECRET = 'a-secret-of-the-owner'
const webhook = (url: string) => ({
  name: 'own',
  preset: 'webhook' as const,
  options: { url },
  secrets: { secret: SECRET },
})
const last = (received: readonly ReceivedCall[]) =>
  JSON.parse(received.at(-1)?.body ?? '{}') as { title: string; body: string; message: string }

function withTasks(days: readonly string[], options: Parameters<typeof createChannelsHarness>[0] = {}) {
  const harness = createChannelsHarness(options)
  const { id } = harness.asset('Extincteurs')
  days.forEach((day, at) => {
    harness.maintenance(id, day, { title: `Extincteur ${at + 1}` })
  })
  return harness
}

describe('several tasks of one machine', () => {
  it('are told with their names and days in a digest', async () => {
    const { url, received } = await receiver(ok)
    const harness = withTasks(['2026-03-06', '2026-03-09', '2026-03-10', '2026-03-12'])
    harness.add(webhook(url))
    await harness.tell()
    expect(last(received)).toMatchObject({
      title: '4 nouvelles alertes',
      body: [
        'Extincteurs – Extincteur 1 : prévue le 6 mars, 4 jours de retard.',
        'Extincteurs – Extincteur 2 : prévue le 9 mars, 1 jour de retard.',
        'Extincteurs – Extincteur 3 : prévue aujourd’hui, 10 mars.',
        'Extincteurs – Extincteur 4 : prévue le 12 mars, dans 2 jours.',
      ].join('\n'),
    })
  })

  it('are told with their names and days in the summary after quiet hours', async () => {
    const { url, received } = await receiver(ok)
    const harness = withTasks(['2026-03-08', '2026-03-09'], {
      start: '2026-03-10T05:00:00Z',
      notifications: { quiet_hours: { enabled: true, from: '22:00', to: '07:00' } },
    })
    harness.add(webhook(url))
    await harness.tell()
    expect(received).toEqual([])
    harness.clock.pass(4 * 3_600_000)
    await harness.tell()
    expect(last(received)).toMatchObject({
      title: 'Pendant le silence : 2 alertes',
      body: [
        'Extincteurs – Extincteur 1 : prévue le 8 mars, 2 jours de retard.',
        'Extincteurs – Extincteur 2 : prévue le 9 mars, 1 jour de retard.',
      ].join('\n'),
    })
  })

  it('are listed in English too', () => {
    const harness = withTasks(['2026-03-09'])
    harness.pass()
    const alert = harness.stores.alerts.find(harness.active()[0]?.id ?? 0)
    if (alert === null) throw new Error('no alert was raised')
    const reader = { language: 'en', zone: 'UTC', today: Date.UTC(2026, 2, 10) / 86_400_000 } as const
    expect(alertLineOf(alert, reader)).toMatch(
      /^Extincteurs – Extincteur 1: planned for .*March.*, 1 day late\.$/,
    )
    const record = { key: 'k', form: 'digest', alerts: 30, alertIds: [alert.id] } as const
    expect(noticeOf(record, [alert], reader).body.split('\n')[1]).toBe('and 29 more')
  })

  it('are counted where the service has no room for their lines', async () => {
    const { origin, received } = await receiver((response) => response.end('{"status":1}'))
    const harness = createChannelsHarness()
    const { id } = harness.asset('Ligne de peinture')
    for (let at = 1; at <= 22; at++) {
      harness.maintenance(id, '2026-03-09', { title: `Contrôle ${at} ${'du circuit '.repeat(10)}`.trim() })
    }
    harness.add({
      name: 'phone',
      preset: 'pushover',
      options: { server: origin },
      secrets: { token: 'a'.repeat(30), user: 'b'.repeat(30) },
    })
    await harness.tell()
    const { message } = last(received)
    const lines = message.split('\n')
    expect(message.length).toBeLessThanOrEqual(1024)
    expect(lines.length).toBeGreaterThan(3)
    expect(lines.at(-1)).toBe(`et ${22 - (lines.length - 1)} autres`)
    for (const line of lines.slice(0, -1)) expect(line).toMatch(/1 jour de retard\.$/)
  })
})
