/** A room of Matrix (https://spec.matrix.org/latest/client-server-api/#sending-events-to-a-room), not encrypted. */
import * as z from 'zod'
import { escapedAngles, fitted, fittedBody, jsonBytesOf } from '../fitted.ts'
import { addressField, answered, jsonCall, preset, tokenField, waitAsked } from '../preset.ts'

/** An event may have 65,536 bytes with everything, as JSON; the text is in it twice, once escaped. */
const MOST_TITLE_BYTES = 4000
const MOST_BODY_BYTES = 24_000

const asHtml = (text: string): string => escapedAngles(text).replaceAll('\n', '<br/>')

/** The key of the notification is the transaction: a repeated call is the same message. */
export const matrix = preset({
  name: 'matrix',
  options: z.strictObject({
    server: addressField,
    room: z.string().regex(/^![^\s/?#]{1,250}$/, { error: 'form.channel_room' }),
  }),
  secrets: z.strictObject({ token: tokenField }),
  call: ({ key, title, body, shorter, urgency }, { server, room }, { token }) => {
    const heading = fitted(title, MOST_TITLE_BYTES, jsonBytesOf, asHtml)
    const text = fittedBody({ body, shorter }, MOST_BODY_BYTES, jsonBytesOf, asHtml)
    const path = ['rooms', room, 'send', 'm.room.message', key].map(encodeURIComponent).join('/')
    return {
      ...jsonCall(
        `${server}/_matrix/client/v3/${path}`,
        {
          msgtype: urgency === 'low' ? 'm.notice' : 'm.text',
          body: `${heading}\n${text}`.trimEnd(),
          format: 'org.matrix.custom.html',
          formatted_body: `<strong>${asHtml(heading)}</strong><br/>${asHtml(text)}`,
          'm.mentions': {},
        },
        { authorization: `Bearer ${token}` },
      ),
      method: 'PUT',
    }
  },
  judge: (reply) => {
    const asked = answered(reply, 'retry_after_ms')
    return reply.status === 429 && typeof asked === 'number' ? waitAsked(asked / 1000) : null
  },
})
