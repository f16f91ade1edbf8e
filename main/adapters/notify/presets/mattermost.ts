/** Mattermost, by an incoming webhook (https://developers.mattermost.com/integrate/webhooks/incoming/). */
import * as z from 'zod'
import { charactersOf, escapedMarkdown, fitted } from '../fitted.ts'
import { jsonCall, preset, secretAddressField } from '../preset.ts'

/** A post has at most 16,383 characters. */
const MOST_TITLE = 1000
const MOST_BODY = 14_000

/** A mention such as @all would call everybody: a joiner that is not visible takes its meaning away. */
const written = (text: string): string => escapedMarkdown(text).replaceAll('@', '@\u2060')

/** A channel of Mattermost. */
export const mattermost = preset({
  name: 'mattermost',
  options: z.strictObject({}),
  secrets: z.strictObject({ url: secretAddressField }),
  call: ({ title, body, urgency }, _, { url }) => {
    const marked = urgency === 'critical' ? `🔴 ${title}` : title
    const heading = written(fitted(marked, MOST_TITLE, charactersOf, written))
    const text = written(fitted(body, MOST_BODY, charactersOf, written))
    return jsonCall(url, { text: `**${heading}**\n${text}`.trimEnd() })
  },
})
