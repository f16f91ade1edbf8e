/** Microsoft Teams, by a workflow "When a Teams webhook request is received": it takes an adaptive card. */
import * as z from 'zod'
import { verdictOf } from '../answer.ts'
import { fitted, fittedBody } from '../fitted.ts'
import { jsonCall, preset, secretAddressField } from '../preset.ts'

/** A card may have 28 KB in all, as JSON; title and body stay well below. */
const MOST_TITLE_BYTES = 1000
const MOST_BODY_BYTES = 20_000
const COLOURS = { low: 'Default', normal: 'Warning', critical: 'Attention' } as const

/**
 * A chat or channel of Teams. A text block reads a part of Markdown, whose escapes the apps show differently; a run of a rich
 * block is shown as it is.
 */
export const teams = preset({
  name: 'teams',
  options: z.strictObject({}),
  secrets: z.strictObject({ url: secretAddressField }),
  call: ({ title, body, shorter, urgency }, _, { url }) =>
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
              ...blocksOf(fitted(title, MOST_TITLE_BYTES, blockBytes), {
                size: 'Large',
                weight: 'Bolder',
                color: COLOURS[urgency],
              }),
              ...blocksOf(fittedBody({ body, shorter }, MOST_BODY_BYTES, blockBytes)),
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

/** One block for each line: a line feed inside of one would be swallowed. */
const blocksOf = (text: string, look: object = {}) =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: line, ...look }] }))

const blockBytes = (text: string): number => Buffer.byteLength(JSON.stringify(blocksOf(text)))
