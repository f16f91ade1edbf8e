/** E-mail, through the mail server of the owner (RFC 5321): text, and the same as simple HTML. */
import { createHash } from 'node:crypto'
import * as z from 'zod'
import { harmlessLine } from '../../../../shared/clean-text.ts'
import { charactersOf, escapedAngles, fitted, fittedBody } from '../fitted.ts'
import { mailPreset } from '../preset.ts'

/** A longer subject is cut off by the programs that show it. */
const MOST_SUBJECT = 200
/** Mail servers take at least 64 KB (RFC 5321, 4.5.3.1.7). */
const MOST_TEXT = 20_000
const MOST_ADDRESSES = 20

const ADDRESS = /^[^\s@<>()[\]\\,;:"\p{Cc}\p{Cf}]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}.-]{0,250}[\p{L}\p{N}])?$/u
const SENDER = /^(?:(?<name>[^<>"\p{Cc}\p{Cf}]{1,100}?)\s*<(?<named>[^<>]+)>|(?<bare>[^<>\s]+))$/u

const addressesOf = (text: string): readonly string[] => text.split(',').map((one) => one.trim())

function senderOf(text: string) {
  const { name = 'Vigie', named, bare = '' } = SENDER.exec(text.trim())?.groups ?? {}
  return { name: name.trim(), address: named ?? bare }
}

/** The port of each way to connect (RFC 8314), for a channel without its own. */
const PORTS = { tls: 465, starttls: 587, none: 25 } as const

const COLOURS = { low: '#8a8f98', normal: '#d98a00', critical: '#d1242f' } as const

/** One or more mailboxes. The identifier of a letter is made from its notification, so that a repeat can be recognised. */
export const email = mailPreset({
  name: 'email',
  options: z.strictObject({
    server: z.string().regex(/^[\p{L}\p{N}](?:[\p{L}\p{N}.-]{0,250}[\p{L}\p{N}])?$|^[0-9a-f:]{2,45}$/iu, {
      error: 'form.channel_mail_server',
    }),
    security: z.enum(['starttls', 'tls', 'none']).default('starttls'),
    port: z
      .string()
      .regex(/^\d{1,5}$/, { error: 'form.channel_port' })
      .refine((text) => Number(text) >= 1 && Number(text) <= 65_535, { error: 'form.channel_port' })
      .optional(),
    from: z
      .string()
      .refine((text) => ADDRESS.test(senderOf(text).address), { error: 'form.channel_mail_from' }),
    to: z.string().refine(
      (text) => {
        const all = addressesOf(text)
        return all.length <= MOST_ADDRESSES && all.every((one) => ADDRESS.test(one))
      },
      { error: 'form.channel_mail_to' },
    ),
    login: z
      .string()
      .regex(/^[^\p{Cc}]{1,320}$/u, { error: 'form.channel_one_line' })
      .optional(),
  }),
  secrets: z.strictObject({
    password: z
      .string()
      .regex(/^[^\p{Cc}]{1,1000}$/u, { error: 'form.channel_one_line' })
      .optional(),
  }),
  letter: (
    { key, title, body, shorter, urgency },
    { server, security, port, from, to, login },
    { password },
  ) => {
    const sender = senderOf(from)
    const heading = harmlessLine(title)
    const text = fittedBody({ body: body || title, shorter }, MOST_TEXT, charactersOf)
    return {
      server,
      port: port === undefined ? PORTS[security] : Number(port),
      security,
      login: password === undefined ? null : { user: login ?? sender.address, password },
      from: sender,
      to: addressesOf(to),
      subject: fitted(heading, MOST_SUBJECT, charactersOf),
      text,
      html: page(heading, body === '' ? '' : text, COLOURS[urgency]),
      messageId: `${createHash('sha256').update(key).digest('hex').slice(0, 32)}@${sender.address.split('@')[1]}`,
      urgent: urgency === 'critical',
    }
  },
})

/** Without pictures, scripts and addresses: nothing for a filter to dislike, and nothing that is loaded. */
function page(title: string, text: string, colour: string): string {
  const lines = escapedAngles(text).replaceAll('\n', '<br>')
  return [
    '<!doctype html><html><head><meta charset="utf-8"></head>',
    '<body style="font-family: sans-serif; font-size: 15px; line-height: 1.5">',
    `<div style="border-left: 4px solid ${colour}; padding-left: 12px">`,
    `<p style="margin: 0 0 8px"><strong>${escapedAngles(title)}</strong></p>`,
    lines === '' ? '' : `<p style="margin: 0">${lines}</p>`,
    '</div></body></html>',
  ].join('\n')
}
