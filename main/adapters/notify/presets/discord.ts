/** Discord, by a webhook of a channel (https://discord.com/developers/docs/resources/webhook#execute-webhook). */
import * as z from 'zod'
import { escapedMarkdown, fitted, unitsOf } from '../fitted.ts'
import { answered, jsonCall, preset, secretAddressField, waitAsked } from '../preset.ts'

/** Limits of an embed. */
const MOST_TITLE = 256
const MOST_BODY = 4096
const COLOURS = { low: 0x8a8f98, normal: 0xd98a00, critical: 0xd1242f } as const

/** A channel of Discord. Nobody is mentioned, whatever a title contains. */
export const discord = preset({
  name: 'discord',
  options: z.strictObject({}),
  secrets: z.strictObject({ url: secretAddressField }),
  call: ({ title, body, urgency }, _, { url }) =>
    jsonCall(url, {
      embeds: [
        {
          title: escapedMarkdown(fitted(title, MOST_TITLE, unitsOf, escapedMarkdown)),
          ...(body !== '' && {
            description: escapedMarkdown(fitted(body, MOST_BODY, unitsOf, escapedMarkdown)),
          }),
          color: COLOURS[urgency],
        },
      ],
      allowed_mentions: { parse: [] },
    }),
  judge: (reply) => (reply.status === 429 ? waitAsked(answered(reply, 'retry_after')) : null),
})
