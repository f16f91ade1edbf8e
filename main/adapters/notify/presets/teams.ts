/** Microsoft Teams, by a workflow "When a Teams webhook request is received": it takes an adaptive card. */
import * as z from 'zod'
import { bytesOf, escapedMarkdown, fitted } from '../fitted.ts'
import { jsonCall, preset, secretAddressField } from '../preset.ts'

/** A card may have 28 KB in all; title and body stay well below. */
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
})

/** A single line feed would be swallowed. */
const block = (text: string, most: number) => ({
  type: 'TextBlock',
  text: escapedMarkdown(fitted(text, most, bytesOf, escapedMarkdown)).replaceAll('\n', '\n\n'),
  wrap: true,
})
