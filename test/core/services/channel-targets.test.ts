/** A channel that would never be sent to is refused where it is set, by the rule of sending; a change that may mend it is judged at once. */
import { describe, expect, it } from 'vitest'
import { assertUsableSettings } from '../../../main/adapters/settings/assert-usable.ts'
import { localize } from '../../../shared/errors.ts'
import { settingsSchema } from '../../../shared/settings.ts'
import { LANGUAGES } from '../../../shared/vocabulary.ts'
import { caught } from '../../helpers/caught.ts'
import { createChannelsHarness } from '../../helpers/channels-harness.ts'
import { mail } from '../../helpers/mail-channel.ts'
import { ok, receiver, reset, status } from '../../servers/receiver.ts'

const phone = (server: string, more: object = {}) => ({
  name: 'phone',
  preset: 'ntfy' as const,
  options: { server, topic: 'vigie' },
  ...more,
})
const refusal = (call: () => unknown) => caught(Promise.resolve().then(call))
const failing = (harness: ReturnType<typeof createChannelsHarness>) =>
  harness.active().filter(({ type }) => type === 'NOTIFY_FAILING')

describe('a channel in clear to another machine', () => {
  it.each([
    ['http://192.168.1.9', '192.168.1.9'],
    ['http://ntfy.example.org:8080', 'ntfy.example.org:8080'],
    ['http://127.0.0.1.example.org', '127.0.0.1.example.org'],
  ])('is refused when it is added: %s', async (server, host) => {
    const harness = createChannelsHarness()
    const found = await refusal(() => harness.add(phone(server)))
    expect(found).toMatchObject({ code: 'channel_target_refused', channel: 'phone', host })
    expect(harness.settings.read().notifications.channels).toEqual({})
  })

  it('is refused when an edit makes it one, and stays as it was', async () => {
    const harness = createChannelsHarness()
    harness.add(phone('https://ntfy.example.org'))
    const edit = (change: object) =>
      refusal(() => harness.channels.edit({ name: 'phone', ...change }, harness.caller))
    expect(await edit({ options: { server: 'http://10.0.0.7' } })).toMatchObject({
      code: 'channel_target_refused',
    })
    expect(harness.channels.get({ name: 'phone' }, harness.caller)).toMatchObject({
      options: { server: 'https://ntfy.example.org' },
    })
  })

  it.each([
    ['allowed by its owner', { allow_insecure: true }],
    ['off', { enabled: false }],
  ])('is taken if it is %s', (_, rules) => {
    const harness = createChannelsHarness()
    harness.add(phone('http://192.168.1.9', rules))
    expect(harness.settings.read().notifications.channels.phone).toMatchObject(rules)
  })

  it('is refused for e-mail and for the earlier settings of the webhook alike', async () => {
    const clear = mail('25', { options: { server: 'mail.example.org', security: 'none' } })
    expect(await refusal(() => createChannelsHarness().add(clear))).toMatchObject({
      code: 'channel_target_refused',
      host: 'mail.example.org:25',
    })
    const webhook = (webhook_url: string) => settingsSchema.parse({ notifications: { webhook_url } })
    expect(() => assertUsableSettings(webhook('http://192.0.2.1/hook'), webhook(''))).toThrow(
      expect.objectContaining({ code: 'channel_target_refused' }),
    )
    assertUsableSettings(webhook('https://example.org/hook'), webhook(''))
  })

  it('is refused for an own webhook without any address', async () => {
    const webhook = { name: 'own', preset: 'webhook' as const, secrets: { secret: 'a-secret-of-the-owner' } }
    expect(await refusal(() => createChannelsHarness().add(webhook))).toMatchObject({
      code: 'channel_incomplete',
      channel: 'own',
      field: 'url',
    })
  })
})

describe('quiet hours', () => {
  it.each([
    [{ quiet_from: '22:00', quiet_to: '22:00' }, 'quiet_to', 'both hours are the same'],
    [{ quiet_from: '22:00' }, 'quiet_to', 'give both hours, or neither'],
    [{ quiet_to: '07:00' }, 'quiet_from', 'give both hours, or neither'],
  ])('of a channel are refused as %j', async (hours, field, problem) => {
    const found = await refusal(() => createChannelsHarness().add(phone('https://ntfy.sh', hours)))
    expect(found).toMatchObject({ code: 'invalid_input', field, problem: expect.stringContaining(problem) })
  })

  it('of all would never end if they began and ended at one hour', () => {
    const quiet = (to: string) =>
      settingsSchema.parse({ notifications: { quiet_hours: { enabled: true, from: '22:00', to } } })
    expect(() => assertUsableSettings(quiet('22:00'), quiet('07:00'))).toThrow(
      expect.objectContaining({ params: expect.objectContaining({ field: 'notifications.quiet_hours.to' }) }),
    )
    assertUsableSettings(quiet('06:00'), quiet('07:00'))
  })
})

describe('the alert about a failing channel', () => {
  async function refused() {
    const { origin, received } = await receiver(status(403), ok)
    const harness = createChannelsHarness()
    harness.add(phone(origin))
    harness.maintenance(harness.asset('Pompe').id, '2026-03-09')
    await harness.tell()
    await harness.tell()
    expect(failing(harness)).toHaveLength(1)
    return { harness, received }
  }

  it('ends with an edit that leads elsewhere, without waiting for a pass', async () => {
    const { harness } = await refused()
    const view = await harness.channels.edit(
      { name: 'phone', options: { server: 'https://ntfy.example.org' } },
      harness.caller,
    )
    expect(view).toMatchObject({ failing_since: null, problem: null })
    expect(failing(harness)).toEqual([])
  })

  it('stays with an edit that cannot mend it', async () => {
    const { harness } = await refused()
    await harness.channels.edit({ name: 'phone', minimum_priority: 'HIGH' }, harness.caller)
    expect(harness.channels.get({ name: 'phone' }, harness.caller)).toMatchObject({
      problem: { messageKey: 'channel_refused' },
    })
    expect(failing(harness)).toHaveLength(1)
  })

  it('ends with a delivery that arrives, without waiting for the next pass', async () => {
    const { harness, received } = await refused()
    harness.maintenance(harness.asset('Grue').id, '2026-03-09')
    harness.pass()
    await harness.flush()
    expect(received).toHaveLength(2)
    expect(failing(harness)).toEqual([])
  })

  it('ends with a test that arrives, though a delivery was first', async () => {
    const { harness } = await refused()
    harness.states.succeeded('phone', harness.clock.now())
    expect(failing(harness)).toHaveLength(1)
    await harness.channels.test({ name: 'phone' }, harness.caller)
    expect(failing(harness)).toEqual([])
  })

  it('ends with a test that arrives, and with the channel itself', async () => {
    const { harness } = await refused()
    expect(await harness.channels.test({ name: 'phone' }, harness.caller)).toMatchObject({ state: 'sent' })
    expect(failing(harness)).toEqual([])
    const other = await refused()
    await other.harness.channels.remove({ name: 'phone' }, other.harness.caller)
    expect(failing(other.harness)).toEqual([])
  })
})

it('an unreachable channel is told with what Vigie does about it, not with words about jobs', async () => {
  const { origin } = await receiver(reset)
  const harness = createChannelsHarness()
  harness.add(phone(origin))
  const answer = await harness.channels.test({ name: 'phone' }, harness.caller)
  const { problem } = harness.states.state('phone')
  if (problem === null) throw new Error('the test arrived')
  expect(localize(problem, 'fr')).toMatch(/Vigie réessaie automatiquement, pendant un jour/)
  for (const language of LANGUAGES) expect(localize(problem, language)).not.toMatch(/tâche|\bjob/i)
  expect(answer).toMatchObject({ state: 'failed', problem })
})

describe('a notification', () => {
  it('is no longer needed once its alert is over before a channel sent it', async () => {
    const { origin } = await receiver(ok)
    const harness = createChannelsHarness()
    harness.add(phone(origin, { quiet_from: '00:00', quiet_to: '23:59' }))
    const { id } = harness.maintenance(harness.asset('Pompe').id, '2026-03-09')
    await harness.tell()
    expect(harness.delivery('phone')).toMatchObject({ state: 'pending' })
    harness.services.maintenances.complete({ id })
    await harness.tell()
    expect(harness.delivery('phone')).toMatchObject({ state: 'unneeded' })
  })

  it('that repeats an alert has a title of its own in the list', async () => {
    const { origin } = await receiver(ok)
    const harness = createChannelsHarness()
    harness.add(phone(origin, { repeat_minutes: 10 }))
    harness.maintenance(harness.asset('Pompe').id, '2026-03-09')
    await harness.tell()
    harness.clock.pass(11 * 60_000)
    await harness.tell()
    const [repeat] = harness.stores.notices.list(1, null)
    expect(repeat).toMatchObject({ form: 'repeat' })
    expect(repeat?.title).toContain('Maintenance en retard : Pompe')
    expect(repeat?.body).not.toBe('')
  })
})
