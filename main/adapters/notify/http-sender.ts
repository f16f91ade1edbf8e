/** Sends a notification through a service, over HTTP: fills in its call, and reads from the answer what became of it. */
import * as z from 'zod'
import type { ChannelDefinition } from '../../../shared/channel.ts'
import { harmlessLine } from '../../../shared/clean-text.ts'
import { VigieError } from '../../../shared/errors.ts'
import { invalidInput } from '../../../shared/input-problem.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import type { ChannelSender, PresetField } from '../../core/channels/ports.ts'
import { channelSecret, HEADER, secretFields } from '../../core/channels/secret-names.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { HttpClient, HttpReply } from '../../core/ports/http.ts'
import type { Notice } from '../../core/ports/notifier.ts'
import type { Secrets } from '../../core/ports/settings.ts'
import { concealedError, concealedText } from './concealed-error.ts'
import type { AnswerVerdict, ChannelCall, ChannelPreset } from './preset.ts'
import { PRESETS } from './presets/registry.ts'
import { CONTENT_TYPES, checkTemplate, filled, formOf } from './template.ts'

const TIMEOUT_MS = 10_000
/** How much of an answer is read, bytes, and how much of it an error quotes, characters. */
const MOST_BYTES = 65_536
const QUOTED = 160
const LOOPBACK = /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/
const HEADER_NAME = /^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,60}$/
/** A header value: one line, without controls. */
const HEADER_VALUE = /^[\x20-\x7e\xa0-\xff]{0,4000}$/
/** Those that the call itself decides. */
const FORBIDDEN_HEADERS = ['host', 'content-length', 'transfer-encoding', 'connection']
/** Statuses below 500 after which a call is tried again. */
const TRIED_AGAIN = [408, 425, 429]

/** What sending needs. */
export interface HttpSenderDeps {
  readonly http: HttpClient
  readonly secrets: Secrets
  readonly clock: Clock
  /** Timeout for the receiver, ms. */
  readonly timeoutMs?: number
}

/** Sends over HTTP; redirects are not followed. */
export function createHttpSender({
  http,
  secrets,
  clock,
  timeoutMs = TIMEOUT_MS,
}: HttpSenderDeps): ChannelSender {
  return {
    async send(name, definition, notice) {
      const known = secretsOf(name, definition, secrets)
      try {
        const service = presetOf(definition)
        const call = callOf(name, definition, known, wellFormed(notice), clock.now())
        const { host } = allowed(name, call.url, definition.allow_insecure)
        const request = { ...call, redirects: 0, timeoutMs, maxBytes: MOST_BYTES, source: host } as const
        assertAccepted(name, await http.send(request), service, [...known.values()])
      } catch (error) {
        throw concealedError(error, [...known.values()])
      }
    },
    check(definition, given) {
      const service = presetOf(definition)
      checked(service.options, 'options', definition.options)
      checked(service.secrets, 'secrets', ownSecrets(given))
      for (const header of definition.headers) checkHeader(header, given.get(`${HEADER}${header}`))
      const { template } = definition
      const type = ownHeaders(definition, given)['content-type']
      if (template !== '') checkTemplate(template, formOf(template, type))
    },
    fields: (preset) => {
      const { options, secrets: own } = PRESETS[preset]
      return [...fieldsOf(options, false), ...fieldsOf(own, true)]
    },
  }
}

/** Half a character, cut off somewhere, is no text: services refuse it. */
const wellFormed = (notice: Notice): Notice => ({
  ...notice,
  title: notice.title.toWellFormed(),
  body: notice.body.toWellFormed(),
})

const presetOf = ({ preset }: ChannelDefinition): ChannelPreset => PRESETS[preset]

function fieldsOf(schema: z.ZodObject, secret: boolean): readonly PresetField[] {
  return Object.entries(schema.shape).map(([name, type]) => {
    const empty = z.safeParse(type, undefined)
    const standard = empty.success && typeof empty.data === 'string' ? empty.data : ''
    return { name, secret, required: !empty.success, standard }
  })
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

/** The call with the owner's headers and template; it is signed last. */
function callOf(
  name: string,
  definition: ChannelDefinition,
  known: ReadonlyMap<string, string>,
  notice: Notice,
  now: number,
): ChannelCall {
  const service = presetOf(definition)
  const own = complete(name, service.secrets, ownSecrets(known))
  const call = service.call(notice, complete(name, service.options, definition.options), own)
  if (call.url === '') throw new VigieError('channel_incomplete', { channel: name, field: 'url' })
  const headers = ownHeaders(definition, known)
  const form = formOf(definition.template, headers['content-type'])
  const written =
    definition.template === ''
      ? call
      : {
          ...call,
          headers: { ...call.headers, 'content-type': CONTENT_TYPES[form] },
          body: filled(definition.template, form, notice, now),
        }
  const signed = service.sign?.(notice.key, written.body, own, now) ?? {}
  return { ...written, headers: { ...written.headers, ...headers, ...signed } }
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

/** Only https, or this machine, unless the owner allows more. */
function allowed(channel: string, address: string, insecure: boolean): URL {
  const url = new URL(address)
  const safe = url.protocol === 'https:' || LOOPBACK.test(url.hostname)
  if (safe || insecure) return url
  throw new VigieError('channel_target_refused', { channel, host: url.host })
}

/** @throws VigieError channel_refused | channel_unavailable | source_rate_limited */
function assertAccepted(
  channel: string,
  reply: HttpReply,
  { judge }: ChannelPreset,
  secrets: readonly string[],
): void {
  const verdict = judge?.(reply) ?? byStatus(reply.status)
  if (verdict.is === 'accepted') return
  if (verdict.is === 'wait') {
    throw new VigieError('source_rate_limited', { source: channel, seconds: verdict.seconds })
  }
  const code = verdict.is === 'refused' ? 'channel_refused' : 'channel_unavailable'
  throw new VigieError(code, { channel, status: reply.status, answer: quoted(reply, secrets) })
}

function byStatus(status: number): AnswerVerdict {
  if (status >= 200 && status <= 299) return { is: 'accepted' }
  const refused = status >= 400 && status <= 499 && !TRIED_AGAIN.includes(status)
  return { is: refused ? 'refused' : 'unavailable' }
}

/** The beginning of an answer, in one line; a dash if it is empty or a page. */
function quoted(reply: HttpReply, secrets: readonly string[]): string {
  const text = concealedText(reply.text().trim(), secrets)
  return text === '' || text.startsWith('<') ? '–' : harmlessLine(text.slice(0, QUOTED))
}

/** @throws VigieError invalid_input naming the field below `place` */
function checked(schema: z.ZodObject, place: string, values: object): void {
  const found = schema.safeParse(values)
  if (found.success) return
  const issues = found.error.issues.map((issue) => ({ ...issue, path: [place, ...issue.path] }))
  throw invalidInput(new z.ZodError(issues))
}

function checkHeader(name: string, value: string | undefined): void {
  const field = `headers.${name}`
  if (!HEADER_NAME.test(name) || FORBIDDEN_HEADERS.includes(name.toLowerCase())) {
    throw unusable(field, 'form.channel_header_name')
  }
  if (value !== undefined && !HEADER_VALUE.test(value)) throw unusable(field, 'form.channel_header_value')
}
