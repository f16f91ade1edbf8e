import { createHmac } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import { callerIn } from '../../helpers/caller.ts'
import { createChannelsHarness } from '../../helpers/channels-harness.ts'
import { hang, ok, type ReceivedCall, receiver, reset, status } from '../../servers/receiver.ts'

const SECRET = 'a-secret-of-the-owner'

/** A webhook set as it was before there were channels, and a late maintenance. */
function webhookHarness(url: string, secret: string | null = SECRET, timeoutMs = 5000) {
  const harness = createChannelsHarness({ notifications: { webhook_url: url }, timeoutMs })
  if (secret !== null) harness.secrets.set('webhook_secret', secret)
  const asset = harness.asset('Compresseur C-12')
  harness.maintenance(asset.id, '2026-03-09')
  return { ...harness, asset, delivery: () => harness.delivery('webhook') }
}

const headersOf = (call: ReceivedCall | undefined) => call?.headers as Record<string, string>

describe('the webhook', () => {
  it('sends what the owner is told, signed as at first if the secret has no prefix', async () => {
    const { url, received } = await receiver(ok)
    const harness = webhookHarness(url)
    harness.pass()
    await harness.flush()
    const [call] = received
    const id = call?.headers['webhook-id']
    const signed = `${id}.${call?.headers['webhook-timestamp']}.${call?.body}`
    const expected = createHmac('sha256', SECRET).update(signed).digest('base64')
    expect(call?.headers).toMatchObject({
      'idempotency-key': id,
      'webhook-signature': `v1,${expected}`,
      'content-type': 'application/json',
    })
    expect(JSON.parse(call?.body ?? '')).toMatchObject({
      title: 'Maintenance en retard : Compresseur C-12',
      body: 'Vidange : prévue le 9 mars, 1 jour de retard.',
      urgency: 'critical',
      alerts: [{ type: 'MAINTENANCE_LATE', priority: 'CRITICAL' }],
    })
    expect(harness.delivery()).toMatchObject({ state: 'sent', attempts: 1 })
  })

  it.each([
    ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'as the standard wants it'],
    ['whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD/==', 'with all characters of base64'],
  ])('is accepted by a receiver that follows the standard: %s (%s)', async (secret) => {
    const { url, received } = await receiver(ok)
    const harness = webhookHarness(url, secret)
    harness.pass()
    await harness.flush()
    const [call] = received
    // The library compares the time with the machine's clock, so the signature is checked at the time it was made.
    const checker = new Webhook(secret)
    const at = new Date(Number(call?.headers['webhook-timestamp']) * 1000)
    expect(call?.headers['webhook-signature']).toBe(
      checker.sign(String(call?.headers['webhook-id']), at, call?.body ?? ''),
    )
  })

  it('passes the check of the library with its time, and fails it with another body', async () => {
    const secret = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`
    const { url, received } = await receiver(ok)
    const harness = webhookHarness(url, secret)
    harness.clock.pass(Date.now() - harness.clock.now())
    harness.pass()
    await harness.flush()
    const [call] = received
    const checker = new Webhook(secret)
    expect(checker.verify(call?.body ?? '', headersOf(call))).toMatchObject({ type: 'vigie.notification' })
    expect(() => checker.verify(`${call?.body} `, headersOf(call))).toThrow('No matching signature')
  })

  it('signs with both secrets while one replaces the other', async () => {
    const secrets = ['first', 'other'].map(
      (name) => `whsec_${Buffer.from(`${name} 0123456789abcdef01234567`).toString('base64')}`,
    )
    const { url, received } = await receiver(ok)
    const harness = webhookHarness(url, secrets.join(' '))
    harness.clock.pass(Date.now() - harness.clock.now())
    harness.pass()
    await harness.flush()
    const [call] = received
    for (const secret of secrets) {
      expect(new Webhook(secret).verify(call?.body ?? '', headersOf(call))).toMatchObject({
        urgency: 'critical',
      })
    }
    const stranger = new Webhook(Buffer.from('a key that nobody has given').toString('base64'))
    expect(() => stranger.verify(call?.body ?? '', headersOf(call))).toThrow('No matching signature')
  })

  it('tells each change once, however often it is flushed', async () => {
    const { url, received } = await receiver(ok)
    const harness = webhookHarness(url)
    for (let pass = 0; pass < 3; pass++) {
      harness.pass()
      await Promise.all([harness.flush(), harness.flush()])
    }
    expect(received).toHaveLength(1)
  })

  it.each([
    ['fails', status(500)],
    ['hangs up', reset],
    ['redirects', status(302, { location: 'http://127.0.0.1:1/elsewhere' })],
    ['has no time', status(408)],
  ])('tries again under the same key where the receiver %s', async (_, fault) => {
    const { url, received } = await receiver(fault, fault, ok)
    const harness = webhookHarness(url)
    harness.pass()
    await harness.flush()
    expect(received).toHaveLength(3)
    expect(new Set(received.map(({ headers }) => headers['idempotency-key'])).size).toBe(1)
    expect(harness.waits).toEqual([5_000, 20_000])
    expect(harness.delivery()).toMatchObject({ state: 'sent', attempts: 3 })
  })

  it('counts a receiver that does not answer as a failure', async () => {
    const { url, received } = await receiver(hang)
    const harness = webhookHarness(url, SECRET, 200)
    harness.pass()
    await harness.flush()
    expect(received).toHaveLength(3)
    expect(harness.delivery()).toMatchObject({ state: 'pending', problem: 'delivery_timeout' })
  })

  it('goes on at the next pass, and gives up after a day', async () => {
    const { url, received } = await receiver(status(503))
    const harness = webhookHarness(url)
    harness.pass()
    await harness.flush()
    expect(harness.delivery()).toMatchObject({
      state: 'pending',
      attempts: 3,
      problem: 'channel_unavailable',
    })
    harness.clock.pass(25 * 3_600_000)
    await harness.flush()
    expect(harness.delivery()).toMatchObject({ state: 'failed', attempts: 6 })
    await harness.flush()
    expect(received).toHaveLength(6)
  })

  it('waits as long as the receiver asks', async () => {
    const { url, received } = await receiver(status(429, { 'retry-after': '60' }), ok)
    const harness = webhookHarness(url)
    harness.pass()
    await harness.flush()
    expect(received).toHaveLength(1)
    harness.clock.pass(61_000)
    await harness.flush()
    expect(received).toHaveLength(2)
    expect(harness.delivery()).toMatchObject({ state: 'sent' })
  })

  it('does not hold up the log while it is down', async () => {
    const { url } = await receiver(status(500))
    const harness = webhookHarness(url)
    harness.pass()
    await harness.flush()
    harness.maintenance(harness.asset.id, '2026-03-08')
    harness.pass()
    await harness.flush()
    const told = harness.log.lines.filter(({ message }) => message.startsWith('Maintenance en retard'))
    expect(told).toHaveLength(2)
  })

  it('is not sent any more once the owner has read the alert', async () => {
    const { url, received } = await receiver(status(500), status(500), status(500), ok)
    const harness = webhookHarness(url)
    harness.pass()
    await harness.flush()
    harness.services.alerts.read({ id: harness.active()[0]?.id ?? 0, read: true }, callerIn('fr'))
    await harness.flush()
    expect(received).toHaveLength(3)
  })

  it.each([
    ['http://192.0.2.1/hook'],
    ['http://example.org/hook'],
    ['http://localhost.example.org/hook'],
    ['http://127.0.0.1.example.org/hook'],
  ])('refuses %s', async (url) => {
    const harness = webhookHarness(url)
    harness.pass()
    await harness.flush()
    expect(harness.delivery()).toMatchObject({
      state: 'pending',
      attempts: 1,
      problem: 'channel_target_refused',
    })
  })

  it('sends nothing unsigned', async () => {
    const { url, received } = await receiver(ok)
    const harness = webhookHarness(url, null)
    harness.pass()
    await harness.flush()
    expect(received).toEqual([])
    expect(harness.delivery()).toMatchObject({ problem: 'channel_incomplete' })
  })

  it('is no channel while it has no address', async () => {
    const harness = webhookHarness('')
    harness.pass()
    await harness.flush()
    expect(harness.delivery()).toBeUndefined()
  })

  it('says no part of a secret address, however the receiver repeats it', async () => {
    const { origin } = await receiver((response, { path, headers }) => {
      const basic = String(headers.authorization)
      const token = new URL(path, origin).searchParams.get('t')
      response.writeHead(400).end([path, basic, atob(basic.slice(6)), token].join(' '))
    })
    const url = `${origin.replace('://', '://u:mot%2Fclef42@')}/way?t=cl%C3%A9-secr%C3%A8te`
    const harness = webhookHarness('http://127.0.0.1/')
    harness.secrets.set('channel:webhook:url', url)
    const told = await harness.channels.test({ name: 'webhook' }, harness.caller)
    harness.pass()
    await harness.flush()
    const shown = await harness.channels.list({}, harness.caller)
    const said = JSON.stringify([told, shown, harness.delivery(), harness.log.lines])
    expect(said).toContain('*** Basic *** *** ***')
    for (const part of ['clef42', 'secr%C3', 'secrè', btoa('u:mot/clef42')]) expect(said).not.toContain(part)
  })
})
