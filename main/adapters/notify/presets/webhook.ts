/**
 * The owner's own server: JSON, signed as in Standard Webhooks 1.0 (https://www.standardwebhooks.com) if there is a secret
 * that begins with `whsec_`. The id is the same for all attempts of a notification, and is also sent as `Idempotency-Key`,
 * so that a receiver can ignore repeats.
 */
import * as z from 'zod'
import { addressField, preset, secretAddressField } from '../preset.ts'
import { signatures } from '../signature.ts'

/** The owner's own server. */
export const webhook = preset({
  name: 'webhook',
  options: z.strictObject({
    url: addressField.optional(),
    method: z.enum(['POST', 'PUT', 'PATCH']).default('POST'),
  }),
  secrets: z.strictObject({
    /** Takes the place of the option. */
    url: secretAddressField.optional(),
    /** One secret or, while it is replaced, two with a space between them. */
    secret: z.string().regex(/^\S{16,200}( \S{16,200})?$/, { error: 'form.channel_secret' }),
  }),
  call: (notice, { url, method }, secrets) => {
    const { key, title, body, urgency, target, alerts = [] } = notice
    return {
      url: secrets.url ?? url ?? '',
      method,
      headers: {
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body: JSON.stringify({ type: 'vigie.notification', title, body, urgency, target, alerts }),
    }
  },
  sign: (key, body, { secret }, now) => signatures(secret, key, body, now),
})
