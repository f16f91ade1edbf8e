/**
 * Sends notifications to the owner's server, as JSON signed as in Standard Webhooks 1.0
 * (https://www.standardwebhooks.com): `webhook-signature: v1,` and the base64 HMAC-SHA256 of
 * `webhook-id.webhook-timestamp.body`. The id is the same for all attempts of a notification, and is also
 * sent as `Idempotency-Key`, so that a receiver can ignore repeats. Redirects are not followed.
 */
import { createHmac } from 'node:crypto'
import { VigieError } from '../../../shared/errors.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { HttpClient } from '../../core/ports/http.ts'
import type { Notice, Notifier } from '../../core/ports/notifier.ts'
import type { Secrets, SettingsPort } from '../../core/ports/settings.ts'

const TIMEOUT_MS = 10_000
const LOOPBACK = /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/

/** What the webhook needs: its address in the settings, its secret, and a way out. */
export interface WebhookDeps {
  readonly http: HttpClient
  readonly settings: SettingsPort
  readonly secrets: Secrets
  readonly clock: Clock
  /** Timeout for the receiver, ms. */
  readonly timeoutMs?: number
}

/**
 * Returns `none` while no address is set.
 * @throws (from show) VigieError webhook_target_refused | webhook_secret_missing | webhook_rejected | source_*
 */
export function createWebhookNotifier({
  http,
  settings,
  secrets,
  clock,
  timeoutMs = TIMEOUT_MS,
}: WebhookDeps): Notifier {
  return {
    show: async (notice) => {
      const { webhook_url: address, webhook_allow_insecure: insecure } = settings.read().notifications
      if (address === '') return 'none'
      const { host } = allowed(address, insecure)
      const secret = secrets.get('webhook_secret')
      if (secret === null || secret === '') throw new VigieError('webhook_secret_missing')
      const body = payload(notice)
      const headers = signed(notice.key, Math.floor(clock.now() / 1000), body, secret)
      const request = { url: address, method: 'POST', headers, body, redirects: 0 } as const
      const reply = await http.send({ ...request, timeoutMs, maxBytes: 65_536, source: host })
      if (reply.status < 200 || reply.status > 299) {
        throw new VigieError('webhook_rejected', { status: reply.status })
      }
      return 'sent'
    },
  }
}

/** Only https, or this machine, unless the owner allows more. */
function allowed(address: string, insecure: boolean): URL {
  const url = new URL(address)
  const safe = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname))
  if (safe || (insecure && url.protocol === 'http:')) return url
  throw new VigieError('webhook_target_refused', { host: url.host })
}

function payload({ title, body, urgency, target, alerts = [] }: Notice): string {
  return JSON.stringify({ type: 'vigie.notification', title, body, urgency, target, alerts })
}

function signed(id: string, timestamp: number, body: string, secret: string): Record<string, string> {
  const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')
  return {
    'content-type': 'application/json',
    'idempotency-key': id,
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': `v1,${signature}`,
  }
}
