/** Mattermost, by an incoming webhook (https://developers.mattermost.com/integrate/webhooks/incoming/). */
import * as z from 'zod'
import { charactersOf, fitted, fittedBody } from '../fitted.ts'
import { escapedMarkdown, type MarkdownDialect } from '../markdown.ts'
import { jsonCall, preset, secretAddressField } from '../preset.ts'

/** A post has at most 16,383 characters. */
const MOST_TITLE = 1000
const MOST_BODY = 14_000

/** As in its parser (github.com/mattermost/marked). */
const DIALECT: MarkdownDialect = {
  // A backslash before a letter or a digit escapes nothing there, and stands for itself.
  marks: /[`*_{}[\]~|>#!]|\\(?!\w)/g,
  // Whatever looks like a scheme is tried as an address: `Tour:B_2` too.
  addresses: /(?:[A-Za-z][A-Za-z\d.+-]*:(?:\/{1,3}|[\p{L}\d%])|www\.|[\p{L}\d.-]+\.\p{L}{2,4}\/)[^\s<>]*/gu,
}

/** Not visible: takes the meaning of what cannot be escaped away. */
const JOINER = '\u2060'

/**
 * Also without mentions such as @all, which would call everybody, names of emoji, entities, and lines that would be code or
 * make a heading of the line before.
 */
const written = (text: string): string =>
  escapedMarkdown(text, DIALECT)
    .replaceAll('@', `@${JOINER}`)
    .replace(/:(?=[\w+-]+:)|&(?=#?\w+;)/g, `$&${JOINER}`)
    .replace(/^(?==|[ \t])/gm, JOINER)

/** A channel of Mattermost. */
export const mattermost = preset({
  name: 'mattermost',
  options: z.strictObject({}),
  secrets: z.strictObject({ url: secretAddressField }),
  call: ({ title, body, shorter, urgency }, _, { url }) => {
    const marked = urgency === 'critical' ? `🔴 ${title}` : title
    const heading = written(fitted(marked, MOST_TITLE, charactersOf, written))
    const text = written(fittedBody({ body, shorter }, MOST_BODY, charactersOf, written))
    return jsonCall(url, { text: `**${heading}**\n${text}`.trimEnd() })
  },
})
