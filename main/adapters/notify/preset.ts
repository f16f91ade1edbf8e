/** What a service is: what it needs, how a notification is written for it, and how its answer is read. */
import * as z from 'zod'
import type { ChannelPresetName } from '../../../shared/channel.ts'
import type { HttpReply } from '../../core/ports/http.ts'
import type { Notice } from '../../core/ports/notifier.ts'

/** The call of one notification. */
export interface ChannelCall {
  readonly url: string
  readonly method: 'POST' | 'PUT' | 'PATCH'
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** What an answer means if its status alone does not say so. */
export type AnswerVerdict =
  | { readonly is: 'accepted' | 'refused' | 'unavailable' }
  | { readonly is: 'wait'; readonly seconds: number }

/** Options and secrets, checked and with their defaults. */
type PresetValues<S extends z.ZodObject> = z.infer<S>

/** What every service asks for. */
interface PresetFields<O extends z.ZodObject, S extends z.ZodObject> {
  readonly name: ChannelPresetName
  /** What the owner may see again. Each field is a text. */
  readonly options: O
  /** What is never shown again: tokens, and addresses that contain one. */
  readonly secrets: S
}

/** A service as its file defines it. */
export interface PresetDefinition<O extends z.ZodObject, S extends z.ZodObject> extends PresetFields<O, S> {
  readonly call: (notice: Notice, options: PresetValues<O>, secrets: PresetValues<S>) => ChannelCall
  /** Headers that sign the body as it is sent. @param now ms */
  readonly sign?: (
    key: string,
    body: string,
    secrets: PresetValues<S>,
    now: number,
  ) => Readonly<Record<string, string>>
  /** Null if the status decides: 2xx accepted, 408, 425, 429 and 5xx unavailable, any other 4xx refused. */
  readonly judge?: (reply: HttpReply) => AnswerVerdict | null
}

/** One notification as a letter, and the server that takes it. */
export interface Letter {
  readonly server: string
  readonly port: number
  /** TLS from the first byte, TLS after STARTTLS, or none. */
  readonly security: 'tls' | 'starttls' | 'none'
  /** Null to send without a password. */
  readonly login: { readonly user: string; readonly password: string } | null
  readonly from: { readonly name: string; readonly address: string }
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
  readonly html: string
  /** Without the angle brackets; the same for all attempts. */
  readonly messageId: string
  readonly urgent: boolean
}

/** A service that takes letters instead of calls. */
interface MailDefinition<O extends z.ZodObject, S extends z.ZodObject> extends PresetFields<O, S> {
  readonly letter: (notice: Notice, options: PresetValues<O>, secrets: PresetValues<S>) => Letter
}

/** A service that takes letters, whatever its fields are. */
export type MailPreset = MailDefinition<z.ZodObject, z.ZodObject>

/** Checks that the letter of a service reads only the fields that it declares. */
export function mailPreset<O extends z.ZodObject, S extends z.ZodObject>(
  definition: MailDefinition<O, S>,
): MailPreset {
  return definition as unknown as MailPreset
}

/** A service, whatever its fields are. */
export type ChannelPreset = PresetDefinition<z.ZodObject, z.ZodObject>

/** Checks that the call of a service reads only the fields that it declares. */
export function preset<O extends z.ZodObject, S extends z.ZodObject>(
  definition: PresetDefinition<O, S>,
): ChannelPreset {
  return definition as unknown as ChannelPreset
}

/** An address that is no secret: without name, password and parameters named like a secret. */
export const addressField = z
  .url({ protocol: /^https?$/, error: 'form.channel_address' })
  .max(2000)
  .refine((text) => !hasCredentials(text), { error: 'form.channel_address_secret' })
  .transform((text) => text.replace(/\/+$/, ''))

/** An address that is a secret: whoever knows it can send. */
export const secretAddressField = z.url({ protocol: /^https?$/, error: 'form.channel_address' }).max(4000)

/** A token as its service made it: no space can be in it. */
export const tokenField = z.string().regex(/^[\x21-\x7e]{1,4000}$/, { error: 'form.channel_token' })

function hasCredentials(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { username, password, searchParams } = new URL(text)
  const named = [...searchParams.keys()].some((name) => /token|secret|key|password|sig|auth/i.test(name))
  return username !== '' || password !== '' || named
}

/** The call of a service that takes JSON. */
export function jsonCall(
  url: string,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): ChannelCall {
  return {
    url,
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  }
}

/** Returns a field of an answer in JSON; undefined if it is no JSON or has no such field. */
export function answered(reply: HttpReply, ...path: readonly string[]): unknown {
  try {
    return path.reduce<unknown>(
      (value, name) => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined),
      JSON.parse(reply.text()),
    )
  } catch {
    return undefined
  }
}

/** The verdict for a wait that the body of an answer asks for, in seconds; null if it asks for none. */
export function waitAsked(seconds: unknown): AnswerVerdict | null {
  const asked = typeof seconds === 'number' && Number.isFinite(seconds) && seconds >= 0
  return asked ? { is: 'wait', seconds: Math.ceil(seconds) } : null
}
