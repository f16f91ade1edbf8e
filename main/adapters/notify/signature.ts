/** The signature of a webhook call. */
import { createHmac } from 'node:crypto'

const PREFIX = 'whsec_'

/**
 * Returns the headers of Standard Webhooks 1.0: the HMAC-SHA256 of `id.timestamp.body`. The key is what follows `whsec_`,
 * decoded from base64. A secret without that prefix is used as it is: that is how Vigie signed at first.
 * @param secrets one, or two with a space between them while the first replaces the second; both sign
 * @param now ms
 */
export function signatures(secrets: string, id: string, body: string, now: number): Record<string, string> {
  const timestamp = String(Math.floor(now / 1000))
  const signed = secrets.split(' ').map((secret) => {
    const hmac = createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.${body}`)
    return `v1,${hmac.digest('base64')}`
  })
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signed.join(' ') }
}

const keyOf = (secret: string): Buffer | string =>
  secret.startsWith(PREFIX) ? Buffer.from(secret.slice(PREFIX.length), 'base64') : secret
