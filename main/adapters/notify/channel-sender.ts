/** Sends a notification through its service, with the options, secrets and own headers of the channel. */
import * as z from 'zod'
import type { ChannelDefinition } from '../../../shared/channel.ts'
import { VigieError } from '../../../shared/errors.ts'
import { invalidInput } from '../../../shared/input-problem.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import type { ChannelSender, PresetField } from '../../core/channels/ports.ts'
import { channelSecret, HEADER, secretFields } from '../../core/channels/secret-names.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { HttpClient } from '../../core/ports/http.ts'
import type { Notice } from '../../core/ports/notifier.ts'
import type { Secrets } from '../../core/ports/settings.ts'
import { concealedError } from './concealed-error.ts'
import { deliveryError } from './delivery-error.ts'
import { allowedCall, sendCall } from './http-call.ts'
import { allowedLetter, sendMail } from './mail/send-mail.ts'
import type { OutgoingNotification } from './outgoing.ts'
import type { ChannelPreset, MailPreset } from './preset.ts'
import { PRESETS } from './presets/registry.ts'
import { checkTemplate, formOf } from './template.ts'

const HEADER_NAME = /^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,60}$/
/** A header value: one line, without controls. */
const HEADER_VALUE = /^[\x20-\x7e\xa0-\xff]{0,4000}$/
/** Those that the call or the letter itself decides. */
const FORBIDDEN_HEADERS = {
  call: /^(host|content-length|transfer-encoding|connection)$/i,
  mail: /^(from|sender|to|cc|bcc|subject|date|message-id|received|return-path|mime-version|content-.*|dkim-.*)$/i,
}

/** What sending needs. */
export interface ChannelSenderDeps {
  readonly http: HttpClient
  /** Returns the authorities that the certificate of a mail server may come from, in PEM. */
  readonly authorities: () => string[]
  readonly secrets: Secrets
  readonly clock: Clock
  /** Timeout for the receiver, ms. */
  readonly timeoutMs?: number
}

/** Sends over HTTP or as e-mail, as the service of the channel says. */
export function createChannelSender(deps: ChannelSenderDeps): ChannelSender {
  const { http, authorities, secrets, clock, timeoutMs } = deps
  return {
    async send(name, definition, notice) {
      const known = secretsOf(name, definition, secrets)
      try {
        const service = presetOf(definition)
        const outgoing = outgoingOf(name, definition, wellFormed(notice), known, clock.now())
        await (isMail(service)
          ? sendMail(service, outgoing, authorities, timeoutMs)
          : sendCall(service, outgoing, http, timeoutMs))
      } catch (error) {
        throw concealedError(deliveryError(error), [...known.values()])
      }
    },
    check(name, definition, given) {
      const service = presetOf(definition)
      checked(service.options, 'options', definition.options)
      checked(service.secrets, 'secrets', ownSecrets(given))
      const forbidden = FORBIDDEN_HEADERS[isMail(service) ? 'mail' : 'call']
      for (const header of definition.headers) {
        checkHeader(header, given.get(`${HEADER}${header}`), forbidden)
      }
      const { template } = definition
      const type = ownHeaders(definition, given)['content-type']
      if (template !== '') checkTemplate(template, isMail(service) ? 'text' : formOf(template, type))
      if (!definition.enabled) return
      // The same rule as when something is sent.
      const outgoing = outgoingOf(name, definition, NOTHING, given, clock.now())
      if (isMail(service)) allowedLetter(service, outgoing)
      else allowedCall(service, outgoing)
    },
    fields: (preset) => {
      const { options, secrets: own } = PRESETS[preset]
      return [...fieldsOf(options, false), ...fieldsOf(own, true)]
    },
  }
}

/** What is written for a service to see where it would go. */
const NOTHING: Notice = { key: '-', title: '', body: '', urgency: 'normal', target: { view: 'alerts' } }

/** @throws VigieError channel_incomplete naming the channel and the field */
function outgoingOf(
  name: string,
  definition: ChannelDefinition,
  notice: Notice,
  known: ReadonlyMap<string, string>,
  now: number,
): OutgoingNotification {
  const service = presetOf(definition)
  return {
    name,
    definition,
    notice,
    options: complete(name, service.options, definition.options),
    secrets: complete(name, service.secrets, ownSecrets(known)),
    headers: ownHeaders(definition, known),
    known,
    now,
  }
}

/** Half a character, cut off somewhere, is no text: services refuse it. */
const wellFormed = (notice: Notice): Notice => ({
  ...notice,
  title: notice.title.toWellFormed(),
  body: notice.body.toWellFormed(),
})

const presetOf = ({ preset }: ChannelDefinition): ChannelPreset | MailPreset => PRESETS[preset]

const isMail = (service: ChannelPreset | MailPreset): service is MailPreset => 'letter' in service

function fieldsOf(schema: z.ZodObject, secret: boolean): readonly PresetField[] {
  return Object.entries(schema.shape).map(([name, type]) => {
    const empty = z.safeParse(type, undefined)
    const standard = empty.success && typeof empty.data === 'string' ? empty.data : ''
    return { name, secret, required: !empty.success, standard, choices: choicesOf(type) }
  })
}

/** The values of an enumeration, also of one that is optional or has a default. */
function choicesOf(type: z.core.$ZodType): readonly string[] {
  if (type instanceof z.ZodDefault || type instanceof z.ZodOptional) return choicesOf(type.def.innerType)
  return type instanceof z.ZodEnum ? type.options.map(String) : []
}

/** The secrets of a channel that are set, by the name of their field: `token`, `header.Authorization`. */
function secretsOf(
  name: string,
  definition: ChannelDefinition,
  secrets: Secrets,
): ReadonlyMap<string, string> {
  const fields = secretFields(Object.keys(presetOf(definition).secrets.shape), definition.headers)
  return new Map(
    fields.flatMap((field) => {
      const value = secrets.get(channelSecret(name, field))
      return value === null || value === '' ? [] : [[field, value]]
    }),
  )
}

const ownSecrets = (known: ReadonlyMap<string, string>): Record<string, string> =>
  Object.fromEntries([...known].filter(([field]) => !field.startsWith(HEADER)))

/** @throws VigieError channel_incomplete naming the channel and the field */
function complete(name: string, schema: z.ZodObject, values: object): Record<string, unknown> {
  const found = schema.safeParse(values)
  if (found.success) return found.data
  throw new VigieError('channel_incomplete', { channel: name, field: String(found.error.issues[0]?.path[0]) })
}

function ownHeaders(
  { headers }: ChannelDefinition,
  known: ReadonlyMap<string, string>,
): Record<string, string> {
  return Object.fromEntries(
    headers.flatMap((header) => {
      const value = known.get(`${HEADER}${header}`)
      return value === undefined ? [] : [[header.toLowerCase(), value]]
    }),
  )
}

/** @throws VigieError invalid_input naming the field below `place` */
function checked(schema: z.ZodObject, place: string, values: object): void {
  const found = schema.safeParse(values)
  if (found.success) return
  const name = String(found.error.issues[0]?.path[0] ?? '')
  if (!Object.hasOwn(values, name) && Object.hasOwn(schema.shape, name)) {
    const problem = place === 'secrets' ? 'missing_secret' : 'missing_option'
    throw unusable(`${place}.${name}`, problem, { name })
  }
  const issues = found.error.issues.map((issue) => ({ ...issue, path: [place, ...issue.path] }))
  throw invalidInput(new z.ZodError(issues))
}

function checkHeader(name: string, value: string | undefined, forbidden: RegExp): void {
  const field = `headers.${name}`
  if (!HEADER_NAME.test(name) || forbidden.test(name)) {
    throw unusable(field, 'form.channel_header_name')
  }
  if (value !== undefined && !HEADER_VALUE.test(value)) throw unusable(field, 'form.channel_header_value')
}
