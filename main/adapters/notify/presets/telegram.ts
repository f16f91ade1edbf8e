/** Telegram, by a bot (https://core.telegram.org/bots/api#sendmessage). The token is in the path. */
import * as z from 'zod'
import { escapedAngles, fitted, fittedBody, unitsOf } from '../fitted.ts'
import { addressField, answered, jsonCall, preset, waitAsked } from '../preset.ts'

/** Of the text after entities are read; title and body together. */
const MOST = 4096
const MOST_TITLE = 500

/** A chat, group or channel of Telegram. */
export const telegram = preset({
  name: 'telegram',
  options: z.strictObject({
    chat: z.string().regex(/^(-?\d{1,20}|@\w{4,64})$/, { error: 'form.channel_chat' }),
    thread: z
      .string()
      .regex(/^\d{1,12}$/, { error: 'form.channel_chat' })
      .optional(),
    server: addressField.default('https://api.telegram.org'),
  }),
  secrets: z.strictObject({
    token: z.string().regex(/^\d{3,20}:[\w-]{20,100}$/, { error: 'form.channel_bot_token' }),
  }),
  call: ({ title, body, shorter, urgency }, { chat, thread, server }, { token }) => {
    const heading = fitted(title, MOST_TITLE, unitsOf)
    const text = fittedBody({ body, shorter }, MOST - unitsOf(heading) - 1, unitsOf)
    return jsonCall(`${server}/bot${token}/sendMessage`, {
      chat_id: chat,
      text: `<b>${escapedAngles(heading)}</b>\n${escapedAngles(text)}`.trimEnd(),
      parse_mode: 'HTML',
      disable_notification: urgency === 'low',
      link_preview_options: { is_disabled: true },
      ...(thread === undefined ? {} : { message_thread_id: Number(thread) }),
    })
  },
  judge: (reply) => {
    if (reply.status === 429) return waitAsked(answered(reply, 'parameters', 'retry_after'))
    return reply.status === 200 && answered(reply, 'ok') !== true ? { is: 'refused' } : null
  },
})
