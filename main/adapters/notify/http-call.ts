/** One notification as a call over HTTP: fills it in, sends it, and reads from the answer what became of it. */
import { VigieError } from '../../../shared/errors.ts'
import { waitAskedBy } from '../../core/net/gate.ts'
import type { HttpClient, HttpReply } from '../../core/ports/http.ts'
import { ANSWER_BYTES, ANSWER_MS, quotedAnswer, verdictOf } from './answer.ts'
import { assertAllowed, type OutgoingNotification } from './outgoing.ts'
import type { AnswerVerdict, ChannelCall, ChannelPreset } from './preset.ts'
import { CONTENT_TYPES, filled, formOf } from './template.ts'

/**
 * Sends it; redirects are not followed.
 * @param timeoutMs timeout for the receiver, ms
 * @throws VigieError channel_incomplete | channel_target_refused | channel_refused | channel_unavailable | source_*
 */
export async function sendCall(
  service: ChannelPreset,
  outgoing: OutgoingNotification,
  http: HttpClient,
  timeoutMs = ANSWER_MS,
): Promise<void> {
  const { name, known } = outgoing
  const call = allowedCall(service, outgoing)
  const url = new URL(call.url)
  const request = { ...call, redirects: 0, timeoutMs, maxBytes: ANSWER_BYTES, source: url.host } as const
  assertAccepted(name, await http.send(request), service, [...known.values()])
}

/**
 * Returns the call of a notification, if it may be made.
 * @throws VigieError channel_incomplete | channel_target_refused
 */
export function allowedCall(service: ChannelPreset, outgoing: OutgoingNotification): ChannelCall {
  const call = callOf(service, outgoing)
  if (call.url === '') throw new VigieError('channel_incomplete', { channel: outgoing.name, field: 'url' })
  const url = new URL(call.url)
  assertAllowed(outgoing, url.hostname, url.host, url.protocol === 'https:')
  return call
}

/** The call with the owner's headers and template; it is signed last. */
function callOf(
  service: ChannelPreset,
  { definition, notice, options, secrets, headers, now }: OutgoingNotification,
): ChannelCall {
  const call = service.call(notice, options, secrets)
  const form = formOf(definition.template, headers['content-type'])
  const written =
    definition.template === ''
      ? call
      : {
          ...call,
          headers: { ...call.headers, 'content-type': CONTENT_TYPES[form] },
          body: filled(definition.template, form, notice, now),
        }
  const signed = service.sign?.(notice.key, written.body, secrets, now) ?? {}
  return { ...written, headers: { ...written.headers, ...headers, ...signed } }
}

/** @throws VigieError channel_refused | channel_unavailable | source_rate_limited */
function assertAccepted(
  channel: string,
  reply: HttpReply,
  { judge }: ChannelPreset,
  secrets: readonly string[],
): void {
  const verdict: AnswerVerdict = judge?.(reply) ?? { is: verdictOf(reply.status) }
  if (verdict.is === 'accepted') return
  if (verdict.is === 'wait') {
    throw new VigieError('source_rate_limited', { source: channel, seconds: verdict.seconds })
  }
  const asked = reply.headers['retry-after'] === undefined ? null : waitAskedBy(reply, channel)
  if (asked !== null) throw asked
  const code = verdict.is === 'refused' ? 'channel_refused' : 'channel_unavailable'
  throw new VigieError(code, { channel, status: reply.status, answer: quotedAnswer(reply, secrets) })
}
