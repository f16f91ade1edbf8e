/** Slack, by an incoming webhook (https://api.slack.com/messaging/webhooks). */
import * as z from 'zod'
import { escapedAngles, fitted, fittedBody, unitsOf } from '../fitted.ts'
import { jsonCall, preset, secretAddressField } from '../preset.ts'

/** Limits of a header block and of the text of a section. */
const MOST_TITLE = 150
const MOST_BODY = 3000

/**
 * A channel of Slack. Its marks cannot be escaped (`*bold*` stays bold), so all is plain text, which needs no escaping. What
 * stands in a notification of the system is no block: there `&`, `<` and `>` are escaped, and marks are switched off.
 */
export const slack = preset({
  name: 'slack',
  options: z.strictObject({}),
  secrets: z.strictObject({ url: secretAddressField }),
  call: ({ title, body, shorter, urgency }, _, { url }) => {
    const heading = urgency === 'critical' ? `🔴 ${title}` : title
    return jsonCall(url, {
      text: escapedAngles(fitted(heading, MOST_BODY, unitsOf, escapedAngles)),
      mrkdwn: false,
      blocks: [
        { type: 'header', text: plain(fitted(heading, MOST_TITLE, unitsOf)) },
        ...(body === ''
          ? []
          : [{ type: 'section', text: plain(fittedBody({ body, shorter }, MOST_BODY, unitsOf)) }]),
      ],
    })
  },
})

const plain = (text: string) => ({ type: 'plain_text', text, emoji: true })
