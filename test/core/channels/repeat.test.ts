/** What a channel sends again: also critical alerts that it never sent. */
import { describe, expect, it } from 'vitest'
import { createChannelsHarness } from '../../helpers/channels-harness.ts'
import { ok, type ReceiverAnswer, receiver, status } from '../../servers/receiver.ts'

const MINUTE = 60_000

async function repeating(
  rules: object = {},
  answer: ReceiverAnswer = ok,
  options: Parameters<typeof createChannelsHarness>[0] = {},
) {
  const { url, received } = await receiver(answer)
  const harness = createChannelsHarness(options)
  const { id } = harness.asset('Pompe')
  return {
    harness,
    late: (title: string) => harness.maintenance(id, '2026-03-09', { title }),
    add: () =>
      harness.add({
        name: 'phone',
        preset: 'webhook',
        options: { url },
        secrets: { secret: 'a-secret-of-the-owner' },
        repeat_minutes: 30,
        repeat_most: 2,
        ...rules,
      }),
    passFor: async (minutes: number) => {
      for (let passed = 0; passed < minutes; passed += 5) {
        await harness.tell()
        harness.clock.pass(5 * MINUTE)
      }
    },
    bodies: () => received.map(({ body }) => JSON.parse(body) as { title: string; body: string }),
  }
}

describe('a critical alert that was open before the channel', () => {
  it('is sent by the repeat, and then again as often as the owner said', async () => {
    const { late, add, passFor, bodies } = await repeating()
    late('Courroie')
    await passFor(60)
    add()
    await passFor(5)
    expect(bodies()).toMatchObject([{ title: 'Toujours ouverte : Maintenance en retard : Pompe' }])
    await passFor(180)
    expect(bodies()).toHaveLength(3)
  })

  it('is counted where the channel is added, by the rules of the channel', async () => {
    const { late, add, passFor } = await repeating()
    late('Courroie')
    late('Filtre')
    await passFor(5)
    expect(add()).toMatchObject({ open_before: 2 })
    const other = await repeating({ types: ['DISK_LOW'] })
    other.late('Courroie')
    await other.passFor(5)
    expect(other.add()).toMatchObject({ open_before: 0 })
  })

  it('waits for the time of the repeat since it was raised', async () => {
    const { late, add, passFor, bodies } = await repeating()
    late('Courroie')
    await passFor(5)
    add()
    await passFor(25)
    expect(bodies()).toEqual([])
    await passFor(5)
    expect(bodies()).toHaveLength(1)
  })

  it('is told with all the others in one notification, however many they are', async () => {
    const { late, add, passFor, bodies } = await repeating()
    for (let at = 1; at <= 50; at++) late(`Graissage ${at}`)
    await passFor(60)
    add()
    await passFor(10)
    expect(bodies().map(({ title }) => title)).toEqual(['50 alertes toujours ouvertes'])
    expect(bodies()[0]?.body).toMatch(/^Pompe – Graissage 1 : .*\net 40 autres$/s)
  })

  it.each([
    ['without a repeat', { repeat_minutes: 0 }],
    ['of other types only', { types: ['DISK_LOW'] }],
  ])('is not sent to a channel %s', async (_, rules) => {
    const { late, add, passFor, bodies } = await repeating(rules)
    late('Courroie')
    await passFor(60)
    add()
    await passFor(60)
    expect(bodies()).toEqual([])
  })

  it('is not sent once the owner has read it', async () => {
    const { harness, late, add, passFor, bodies } = await repeating()
    late('Courroie')
    await passFor(60)
    harness.services.alerts.read({ id: harness.active()[0]?.id ?? 0, read: true }, harness.caller)
    add()
    await passFor(60)
    expect(bodies()).toEqual([])
  })
})

it('an alert that still waits for a channel is not sent by the repeat beside', async () => {
  const { harness, late, add, passFor } = await repeating({}, status(503))
  add()
  late('Courroie')
  await passFor(120)
  const forms = harness.stores.notices.list(10, null).map(({ form }) => form)
  expect(forms).not.toContain('repeat')
})

it('an alert that waits for the end of its cool-down is not sent before by the repeat', async () => {
  const { harness, late, add, passFor, bodies } = await repeating({}, ok, {
    notifications: { cooldown_minutes: 600 },
  })
  add()
  const { id } = late('Courroie')
  await passFor(5)
  harness.services.maintenances.edit({ id, planned_on: '2026-04-20' })
  await passFor(5)
  harness.services.maintenances.edit({ id, planned_on: '2026-03-09' })
  await passFor(60)
  expect(bodies()).toHaveLength(1)
})

it('a critical alert that the channel refused is sent by the repeat', async () => {
  const { harness, late, add, passFor, bodies } = await repeating({}, (response, call) =>
    (call.body.includes('Toujours ouverte') ? ok : status(404))(response, call),
  )
  add()
  late('Courroie')
  await passFor(40)
  expect(bodies()).toHaveLength(2)
  expect(harness.states.state('phone')).toMatchObject({ failures: 0 })
})
