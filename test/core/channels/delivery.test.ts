import { describe, expect, it } from 'vitest'
import { createChannelsHarness } from '../../helpers/channels-harness.ts'
import { ok, receiver, status } from '../../servers/receiver.ts'

const SECRET = 'a-secret-of-the-owner'
const HOUR = 3_600_000

const channel = (name: string, url: string, rules: object = {}) => ({
  name,
  preset: 'webhook' as const,
  options: { url },
  secrets: { secret: SECRET },
  ...rules,
})

const titles = (received: readonly { readonly body: string }[]) =>
  received.map(({ body }) => (JSON.parse(body) as { title: string }).title)

describe('several channels', () => {
  it('each get what their rules let through', async () => {
    const [all, urgent, disks] = [await receiver(ok), await receiver(ok), await receiver(ok)]
    const harness = createChannelsHarness()
    harness.add(channel('all', all.url))
    harness.add(channel('urgent', urgent.url, { minimum_priority: 'CRITICAL' }))
    harness.add(channel('disks', disks.url, { types: ['DISK_LOW'] }))
    const { id } = harness.asset('Pompe')
    harness.maintenance(id, '2026-03-09')
    harness.maintenance(id, '2026-03-12', { title: 'Filtre' })
    await harness.tell()
    expect(titles(all.received)).toEqual(['Maintenance en retard : Pompe', 'Maintenance à faire : Pompe'])
    expect(titles(urgent.received)).toEqual(['Maintenance en retard : Pompe'])
    expect(disks.received).toEqual([])
  })

  it('tell only of the alerts they accept, of a notification about many', async () => {
    const { url, received } = await receiver(ok)
    const harness = createChannelsHarness({ notifications: { digest_above: 1 } })
    harness.add(channel('urgent', url, { minimum_priority: 'CRITICAL' }))
    const { id } = harness.asset('Pompe')
    harness.maintenance(id, '2026-03-09')
    for (const day of [11, 12, 13]) harness.maintenance(id, `2026-03-${day}`)
    await harness.tell()
    expect(titles(received)).toEqual(['Maintenance en retard : Pompe'])
  })

  it('do not wait for one that is down or refuses', async () => {
    const [down, refusing, works] = [
      await receiver(status(500)),
      await receiver(status(404)),
      await receiver(ok),
    ]
    const harness = createChannelsHarness()
    harness.add(channel('down', down.url))
    harness.add(channel('refusing', refusing.url))
    harness.add(channel('works', works.url))
    harness.maintenance(harness.asset('Pompe').id, '2026-03-09')
    await harness.tell()
    expect(works.received).toHaveLength(1)
    expect(harness.delivery('down')).toMatchObject({ state: 'pending' })
    expect(harness.delivery('refusing')).toMatchObject({ state: 'refused', attempts: 1 })
  })
})

describe('a receiver', () => {
  it.each([400, 401, 403, 404, 410, 413, 422])(
    'that refuses one with %d is not asked again, and gets the next',
    async (code) => {
      const { url, received } = await receiver(status(code), ok)
      const harness = createChannelsHarness()
      harness.add(channel('phone', url))
      const { id } = harness.asset('Pompe')
      harness.maintenance(id, '2026-03-09')
      await harness.tell()
      harness.maintenance(id, '2026-03-08', { title: 'Courroie' })
      await harness.tell()
      await harness.flush()
      expect(harness.waits).toEqual([])
      expect(received).toHaveLength(2)
      expect(harness.states.state('phone')).toMatchObject({ waiting: 0, failures: 0 })
    },
  )

  it('that always fails on one notification still gets the others', async () => {
    const { url, received } = await receiver((response, { body }) =>
      status(body.includes('Poison') ? 500 : 204)(response, { body, method: '', path: '', headers: {} }),
    )
    const harness = createChannelsHarness()
    harness.add(channel('phone', url))
    harness.maintenance(harness.asset('Poison').id, '2026-03-09')
    await harness.tell()
    harness.maintenance(harness.asset('Pompe').id, '2026-03-09')
    await harness.tell()
    expect(titles(received).filter((title) => title.includes('Pompe'))).toHaveLength(1)
  })

  it('that is down is called no more than for two notifications in a round', async () => {
    const { url, received } = await receiver(status(503))
    const harness = createChannelsHarness({ notifications: { digest_above: 100 } })
    harness.add(channel('phone', url))
    const { id } = harness.asset('Pompe')
    for (const day of ['05', '06', '07', '08', '09']) harness.maintenance(id, `2026-03-${day}`)
    await harness.tell()
    expect(received).toHaveLength(4)
    expect(harness.states.state('phone')).toMatchObject({ waiting: 5, failures: 4 })
  })

  it('that was down gets one digest instead of a flood, under one key', async () => {
    const { url, received } = await receiver(status(503), status(503), status(503), ok)
    const harness = createChannelsHarness()
    harness.add(channel('phone', url))
    const { id } = harness.asset('Pompe')
    for (const day of ['01', '02', '03', '04', '05', '06']) {
      harness.maintenance(id, `2026-03-${day}`)
      harness.pass()
    }
    await harness.flush()
    await harness.flush()
    const told = received.map(({ headers, body }) => ({
      key: headers['webhook-id'],
      alerts: (JSON.parse(body) as { alerts: { id: number }[] }).alerts.map(({ id: alert }) => alert),
    }))
    expect(told.at(-1)?.alerts).toHaveLength(6)
    expect(new Set(told.map(({ key }) => key)).size).toBe(1)
    expect(harness.states.state('phone').waiting).toBe(0)
  })

  it('that asks for a pause in its body is left alone for it', async () => {
    const wait = status(429, {}, JSON.stringify({ ok: false, parameters: { retry_after: 900 } }))
    const { origin, received } = await receiver(wait, status(200, {}, '{"ok":true}'))
    const harness = createChannelsHarness()
    harness.add({
      name: 'bot',
      preset: 'telegram',
      options: { chat: '42', server: origin },
      secrets: { token: '123456789:AAFakeFakeFakeFakeFakeFakeFakeFakeFake' },
    })
    harness.maintenance(harness.asset('Pompe').id, '2026-03-09')
    await harness.tell()
    harness.clock.pass(899_000)
    await harness.flush()
    expect(received).toHaveLength(1)
    harness.clock.pass(2_000)
    await harness.flush()
    expect(received).toHaveLength(2)
    expect(harness.states.state('bot')).toMatchObject({ failures: 0, waiting: 0 })
  })
})

describe('quiet hours of a channel', () => {
  it('hold its notifications back, and nobody else’s', async () => {
    const [calm, always] = [await receiver(ok), await receiver(ok)]
    const harness = createChannelsHarness({ start: '2026-03-10T22:30:00Z' })
    harness.add(channel('calm', calm.url, { quiet_from: '22:00', quiet_to: '07:00' }))
    harness.add(channel('always', always.url))
    harness.maintenance(harness.asset('Pompe').id, '2026-03-09')
    await harness.tell()
    expect([calm.received.length, always.received.length]).toEqual([0, 1])
    harness.clock.pass(8 * HOUR)
    await harness.flush()
    expect(calm.received).toHaveLength(1)
  })

  it('let critical alerts through if it says so', async () => {
    const { url, received } = await receiver(ok)
    const harness = createChannelsHarness({ start: '2026-03-10T22:30:00Z' })
    const quiet = { quiet_from: '22:00', quiet_to: '07:00', quiet_critical: true }
    harness.add(channel('calm', url, quiet))
    const { id } = harness.asset('Pompe')
    harness.maintenance(id, '2026-03-09')
    harness.maintenance(id, '2026-03-13')
    await harness.tell()
    expect(titles(received)).toEqual(['Maintenance en retard : Pompe'])
  })
})

describe('a channel that collects', () => {
  it('sends the first at once and the next together, but critical ones always', async () => {
    const { url, received } = await receiver(ok)
    const harness = createChannelsHarness()
    harness.add(channel('mail', url, { at_most_every_minutes: 30 }))
    const { id } = harness.asset('Pompe')
    for (const [minute, day] of [12, 13, 14].entries()) {
      harness.maintenance(id, `2026-03-${day}`, { title: `Travail ${minute}` })
      await harness.tell()
      harness.clock.pass(60_000)
    }
    expect(titles(received)).toEqual(['Maintenance à faire : Pompe'])
    harness.maintenance(id, '2026-03-09')
    await harness.tell()
    expect(titles(received)).toEqual(['Maintenance à faire : Pompe', 'Maintenance en retard : Pompe'])
    harness.clock.pass(31 * 60_000)
    await harness.flush()
    expect(titles(received).at(-1)).toBe('2 nouvelles alertes')
    expect(received).toHaveLength(3)
  })
})

describe('that a channel fails', () => {
  it('goes out over the others, and ends with a success', async () => {
    const [broken, works] = [await receiver(status(404), ok), await receiver(ok)]
    const harness = createChannelsHarness()
    harness.add(channel('broken', broken.url))
    harness.add(channel('works', works.url))
    harness.maintenance(harness.asset('Pompe').id, '2026-03-09')
    await harness.tell()
    await harness.tell()
    expect(titles(works.received).at(-1)).toBe('Les notifications n’arrivent pas : broken')
    expect(broken.received).toHaveLength(1)
    expect(await harness.channels.test({ name: 'broken' }, harness.caller)).toMatchObject({ state: 'sent' })
    await harness.tell()
    expect(harness.active().map(({ type }) => type)).toEqual(['MAINTENANCE_LATE'])
  })
})

describe('a critical alert', () => {
  it('is told again until somebody reads it, as often as the owner said', async () => {
    const { url, received } = await receiver(ok)
    const harness = createChannelsHarness()
    harness.add(channel('phone', url, { repeat_minutes: 30, repeat_most: 2 }))
    harness.maintenance(harness.asset('Pompe').id, '2026-03-09')
    for (let pass = 0; pass < 30; pass++) {
      await harness.tell()
      harness.clock.pass(5 * 60_000)
    }
    expect(titles(received)).toEqual([
      'Maintenance en retard : Pompe',
      'Toujours ouverte : Maintenance en retard : Pompe',
      'Toujours ouverte : Maintenance en retard : Pompe',
    ])
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(3)
  })

  it.each([
    [
      'reads',
      (harness: ReturnType<typeof createChannelsHarness>, id: number) =>
        harness.services.alerts.read({ id, read: true }, harness.caller),
    ],
    [
      'dismisses',
      (harness: ReturnType<typeof createChannelsHarness>, id: number) =>
        harness.services.alerts.dismiss({ id }, harness.caller),
    ],
    [
      'snoozes',
      (harness: ReturnType<typeof createChannelsHarness>, id: number) =>
        harness.services.alerts.snooze({ id, length: 'one_week' }, harness.caller),
    ],
  ] as const)('is not told again once the owner %s it', async (_, act) => {
    const { url, received } = await receiver(ok)
    const harness = createChannelsHarness()
    harness.add(channel('phone', url, { repeat_minutes: 30 }))
    harness.maintenance(harness.asset('Pompe').id, '2026-03-09')
    await harness.tell()
    act(harness, harness.active()[0]?.id ?? 0)
    harness.clock.pass(HOUR)
    await harness.tell()
    expect(received).toHaveLength(1)
  })
})

describe('a channel that was removed', () => {
  it('leaves nothing waiting, and a new one of its name gets nothing old', async () => {
    const { url } = await receiver(status(503))
    const works = await receiver(ok)
    const harness = createChannelsHarness()
    harness.add(channel('phone', url))
    harness.maintenance(harness.asset('Pompe').id, '2026-03-09')
    await harness.tell()
    harness.channels.remove({ name: 'phone' }, harness.caller)
    await harness.flush()
    harness.add(channel('phone', works.url))
    await harness.flush()
    expect(works.received).toEqual([])
    expect(harness.states.state('phone')).toMatchObject({ waiting: 0, failures: 0 })
  })
})
