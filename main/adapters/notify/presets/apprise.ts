/** An own Apprise API server (https://github.com/caronc/apprise-api), which passes on to more than 100 services. */
import * as z from 'zod'
import { addressField, jsonCall, preset } from '../preset.ts'

const TYPES = { low: 'info', normal: 'warning', critical: 'failure' } as const

/** A stored configuration of the server, or addresses of Apprise that go along. */
export const apprise = preset({
  name: 'apprise',
  options: z.strictObject({
    server: addressField,
    tag: z.string().max(200).optional(),
  }),
  secrets: z
    .strictObject({
      key: z
        .string()
        .regex(/^[\w-]{1,128}$/, { error: 'form.channel_topic' })
        .optional(),
      urls: z.string().min(3).max(4000).optional(),
    })
    .refine(({ key, urls }) => (key === undefined) !== (urls === undefined), {
      path: ['key'],
      error: 'form.channel_key_or_urls',
    }),
  call: ({ title, body, urgency }, { server, tag }, { key, urls }) =>
    jsonCall(key === undefined ? `${server}/notify/` : `${server}/notify/${key}`, {
      title,
      body: body === '' ? title : body,
      type: TYPES[urgency],
      format: 'text',
      ...(urls === undefined ? {} : { urls }),
      ...(tag === undefined ? {} : { tag }),
    }),
  // 204: nothing is stored under this key, so nobody was notified.
  judge: ({ status }) => (status === 204 ? { is: 'refused' } : null),
})
