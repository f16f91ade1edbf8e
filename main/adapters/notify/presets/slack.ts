/** Slack, by an incoming webhook (https://api.slack.com/messaging/webhooks). */
import * as z from 'zod'
import { escapedAngles, fitted, unitsOf } from '../fitted.ts'
import { jsonCall, preset, secretAddressField } from '../preset.ts'

/** Limits of a header block and of the text of a section. */
const MOST_TITLE = 150
const MOST_BODY = 3000

/** A channel of Slack. `&`, `<` and `>` must be escaped; a header is plain text and needs no escaping. */
export const slack = preset({
  name: 'slack',
  options: z.strictObject({}),
  secrets: z.strictObject({ url: secretAddressField }),
  call: ({ title, body, urgency }, _, { url }) => {
    const heading = urgency === 'critical' ? `🔴 ${title}` : title
    const text = escapedAngles(fitted(body, MOST_BODY, unitsOf, escapedAngles))
    return jsonCall(url, {
      text: escapedAngles(fitted(heading, MOST_BODY, unitsOf, escapedAngles)),
      blocks: [
        {
          type: 'header',
          text: { type: 'plain_text', text: fitted(heading, MOST_TITLE, unitsOf), emoji: true },
        },
        ...(text === '' ? [] : [{ type: 'section', text: { type: 'mrkdwn', text, verbatim: true } }]),
      ],
    })
  },
})
