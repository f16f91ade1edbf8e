/** Microsoft Teams, by a workflow "When a Teams webhook request is received": it takes an adaptive card. */
import * as z from 'zod'
import { verdictOf } from '../answer.ts'
import { escapedMarkdown, fitted, jsonBytesOf } from '../fitted.ts'
import { jsonCall, preset, secretAddressField } from '../preset.ts'

/** A card may have 28 KB in all, as JSON; title and body stay well below. */
const MOST_TITLE_BYTES = 1000
const MOST_BODY_BYTES = 20_000
const COLOURS = { low: 'Default', normal: 'Warning', critical: 'Attention' } as const

/** A chat or channel of Teams. A text block understands a part of Markdown. */
export const teams = preset({
  name: 'teams',
  options: z.strictObject({}),
  secrets: z.strictObject({ url: secretAddressField }),
  call: ({ title, body, urgency }, _, { url }) =>
    jsonCall(url, {
      type: 'message',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          contentUrl: null,
          content: {
            $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
            type: 'AdaptiveCard',
            version: '1.4',
            body: [
              {
                ...block(title, MOST_TITLE_BYTES),
                size: 'Large',
                weight: 'Bolder',
                color: COLOURS[urgency],
              },
              ...(body === '' ? [] : [block(body, MOST_BODY_BYTES)]),
            ],
          },
        },
      ],
    }),
  // An older webhook says with status 200 that the service behind it refused.
  judge: (reply) => {
    const [, status] = (reply.status === 200 && REFUSED_BEHIND.exec(reply.text())) || []
    return status === undefined ? null : { is: verdictOf(Number(status)) }
  },
})

const REFUSED_BEHIND = /endpoint returned HTTP error (\d{3})/

/** A single line feed would be swallowed. */
const asMarkdown = (text: string): string => escapedMarkdown(text).replaceAll('\n', '\n\n')

const block = (text: string, most: number) => ({
  type: 'TextBlock',
  text: asMarkdown(fitted(text, most, jsonBytesOf, asMarkdown)),
  wrap: true,
})
