/** Discord, by a webhook of a channel (https://discord.com/developers/docs/resources/webhook#execute-webhook). */
import * as z from 'zod'
import { fitted, fittedBody, unitsOf } from '../fitted.ts'
import { escapedMarkdown, type MarkdownDialect } from '../markdown.ts'
import { answered, jsonCall, preset, secretAddressField, waitAsked } from '../preset.ts'

/** Limits of an embed. */
const MOST_TITLE = 256
const MOST_BODY = 4096
const COLOURS = { low: 0x8a8f98, normal: 0xd98a00, critical: 0xd1242f } as const

const DIALECT: MarkdownDialect = {
  // Also what begins a mention, a time such as `<t:1618953630>`, and the name of an emoji between two colons.
  marks: /[\\`*_[\]~|<>#]|:(?=[\w+-]+:)/g,
  addresses: /https?:\/\/[^\s<>]+/g,
}

const written = (text: string): string => escapedMarkdown(text, DIALECT)

/** A channel of Discord. Nobody is mentioned, whatever a title contains. */
export const discord = preset({
  name: 'discord',
  options: z.strictObject({}),
  secrets: z.strictObject({ url: secretAddressField }),
  call: ({ title, body, shorter, urgency }, _, { url }) =>
    jsonCall(url, {
      embeds: [
        {
          title: written(fitted(title, MOST_TITLE, unitsOf, written)),
          ...(body !== '' && {
            description: written(fittedBody({ body, shorter }, MOST_BODY, unitsOf, written)),
          }),
          color: COLOURS[urgency],
        },
      ],
      allowed_mentions: { parse: [] },
    }),
  judge: (reply) => (reply.status === 429 ? waitAsked(answered(reply, 'retry_after')) : null),
})
