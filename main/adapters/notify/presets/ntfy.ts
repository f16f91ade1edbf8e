/** ntfy (https://ntfy.sh), the public server or an own one: published as JSON to the root of the server. */
import * as z from 'zod'
import { bytesOf, fitted, fittedBody } from '../fitted.ts'
import { addressField, jsonCall, preset, tokenField } from '../preset.ts'

/** 1 is the lowest, 5 the highest. */
const PRIORITIES = { low: 2, normal: 3, critical: 5 } as const
/** A longer message becomes an attachment, in bytes. */
const MOST_BYTES = 4096
const MOST_TITLE_BYTES = 250

/** A topic of an ntfy server. */
export const ntfy = preset({
  name: 'ntfy',
  options: z.strictObject({
    // With a path, which ntfy has only for its topics, the JSON itself would be shown as the message.
    server: addressField
      .refine((text) => !URL.canParse(text) || new URL(text).pathname === '/', { error: 'form.channel_root' })
      .default('https://ntfy.sh'),
    topic: z.string().regex(/^[\w-]{1,64}$/, { error: 'form.channel_topic' }),
  }),
  secrets: z.strictObject({ token: tokenField.optional() }),
  call: ({ title, body, shorter, urgency }, { server, topic }, { token }) =>
    jsonCall(
      server,
      {
        topic,
        title: fitted(title, MOST_TITLE_BYTES, bytesOf),
        message: fittedBody({ body: body || title, shorter }, MOST_BYTES, bytesOf),
        priority: PRIORITIES[urgency],
        ...(urgency === 'critical' ? { tags: ['rotating_light'] } : {}),
      },
      token === undefined ? {} : { authorization: `Bearer ${token}` },
    ),
})
