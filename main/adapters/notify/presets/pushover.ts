/** Pushover (https://pushover.net/api). */
import * as z from 'zod'
import { charactersOf, fitted, fittedBody } from '../fitted.ts'
import { addressField, answered, jsonCall, preset } from '../preset.ts'

const MOST_TITLE = 250
const MOST_BODY = 1024
/** -2 is the lowest, 2 insists until somebody acknowledges it. */
const PRIORITIES = { low: -1, normal: 0, critical: 1 } as const
/** Priority 2 must say how often it repeats, at least 30 s, and for how long, at most 3 hours. */
const EMERGENCY = { priority: 2, retry: 60, expire: 3600 } as const

const key = z.string().regex(/^[A-Za-z0-9]{30}$/, { error: 'form.channel_pushover_key' })

/** A user or a group of Pushover. A 4xx must not be repeated, says the service. */
export const pushover = preset({
  name: 'pushover',
  options: z.strictObject({
    device: z
      .string()
      .regex(/^[\w-]{1,25}(,[\w-]{1,25})*$/, { error: 'form.channel_topic' })
      .optional(),
    emergency: z.enum(['yes', 'no']).default('no'),
    server: addressField.default('https://api.pushover.net'),
  }),
  secrets: z.strictObject({ token: key, user: key }),
  call: ({ title, body, shorter, urgency }, { device, emergency, server }, { token, user }) =>
    jsonCall(`${server}/1/messages.json`, {
      token,
      user,
      title: fitted(title, MOST_TITLE, charactersOf),
      message: fittedBody({ body: body || title, shorter }, MOST_BODY, charactersOf),
      ...(urgency === 'critical' && emergency === 'yes' ? EMERGENCY : { priority: PRIORITIES[urgency] }),
      ...(device === undefined ? {} : { device }),
    }),
  judge: (reply) => (reply.status === 200 && answered(reply, 'status') !== 1 ? { is: 'refused' } : null),
})
