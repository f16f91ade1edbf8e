import { createHmac } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { createLogNotifier } from '../../../main/adapters/notify/log.ts'
import { createWebhookNotifier } from '../../../main/adapters/notify/webhook.ts'
import { createNotificationDispatcher } from '../../../main/core/alerts/notification-dispatcher.ts'
import { createAlertsHarness } from '../../helpers/alerts-harness.ts'
import { callerIn } from '../../helpers/caller.ts'
import { realHttp } from '../../helpers/real-http.ts'
import { silentLog } from '../../helpers/silent-log.ts'
import { httpServer } from '../../servers/loopback.ts'

const SECRET = 'a-secret-of-the-owner'

interface Received {
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** A receiver with a sequence of answers; the last one is repeated. */
async function receiver(...answers: ((response: ServerResponse) => void)[]) {
  const received: Received[] = []
  const url = await httpServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    received.push({ headers: request.headers, body })
    const answer = answers[Math.min(received.length, answers.length) - 1]
    answer?.(response)
  })
  return { url: `${url}/hook`, received }
}

const ok = (response: ServerResponse) => void response.writeHead(204).end()
const status =
  (code: number, headers = {}) =>
  (response: ServerResponse) =>
    void response.writeHead(code, headers).end()
const hang = () => {}
const reset = (response: ServerResponse) => void response.socket?.destroy()

function webhookHarness(url: string, secret: string | null = SECRET, settings: object = {}) {
  const harness = createAlertsHarness({
    notifications: { webhook_url: url, cooldown_minutes: 0, ...settings },
  })
  const log = silentLog()
  const secrets = { get: () => secret, set: () => {} }
  const deps = {
    http: realHttp(harness.clock),
    settings: harness.settings,
    secrets,
    clock: harness.clock,
    timeoutMs: 200,
  }
  const waits: number[] = []
  const dispatcher = createNotificationDispatcher({
    channels: [
      { name: 'log', notifier: createLogNotifier(log) },
      { name: 'webhook', notifier: createWebhookNotifier(deps) },
    ],
    notices: harness.stores.notices,
    alerts: harness.stores.alerts,
    clock: harness.clock,
    delay: async (ms) => void waits.push(ms),
    language: () => 'fr',
    log,
  })
  const asset = harness.asset('Compresseur C-12')
  harness.maintenance(asset.id, '2026-03-09')
  return {
    ...harness,
    asset,
    log,
    waits,
    flush: () => dispatcher.flush(new AbortController().signal),
    delivery: () =>
      harness.stores.notices.list(1, null)[0]?.deliveries.find(({ channel }) => channel === 'webhook'),
  }
}

describe('the webhook', () => {
  it('sends what the owner is told, signed', async () => {
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
    ['hangs', hang],
    ['hangs up', reset],
    ['redirects', status(302, { location: 'http://127.0.0.1:1/elsewhere' })],
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

  it('goes on at the next pass, and gives up after a day', async () => {
    const { url, received } = await receiver(status(503))
    const harness = webhookHarness(url)
    harness.pass()
    await harness.flush()
    expect(harness.delivery()).toMatchObject({ state: 'pending', attempts: 3, problem: 'webhook_rejected' })
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

  it('never shows its secret', async () => {
    const { url } = await receiver(status(500))
    const harness = webhookHarness(url)
    harness.pass()
    await harness.flush()
    expect(JSON.stringify(harness.stores.notices.list(10, null))).not.toContain(SECRET)
    for (const { context, message } of harness.log.lines) {
      expect(message + String((context.error as Error | undefined)?.stack)).not.toContain(SECRET)
    }
  })

  it.each([
    ['http://192.0.2.1/hook', false, 'webhook_target_refused'],
    ['http://example.org/hook', false, 'webhook_target_refused'],
    ['http://localhost.example.org/hook', false, 'webhook_target_refused'],
    ['http://127.0.0.1.example.org/hook', false, 'webhook_target_refused'],
  ])('refuses %s', async (url, insecure, code) => {
    const harness = webhookHarness(url, SECRET, { webhook_allow_insecure: insecure })
    harness.pass()
    await harness.flush()
    expect(harness.delivery()).toMatchObject({ state: 'pending', attempts: 1, problem: code })
  })

  it('sends nothing unsigned', async () => {
    const { url, received } = await receiver(ok)
    const harness = webhookHarness(url, null)
    harness.pass()
    await harness.flush()
    expect(received).toEqual([])
    expect(harness.delivery()).toMatchObject({ problem: 'webhook_secret_missing' })
  })

  it('is no channel while it has no address', async () => {
    const harness = webhookHarness('')
    harness.pass()
    await harness.flush()
    expect(harness.delivery()).toMatchObject({ state: 'none' })
  })
})
