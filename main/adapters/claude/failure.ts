/** Says of a failed call to Claude why it failed, in the service's own words, and whether it can be charged. */
import type { APIError } from '@anthropic-ai/sdk'
import type { ErrorCode } from '../../../shared/error-codes.ts'
import { type LocalizableMessage, messageOf, VigieError } from '../../../shared/errors.ts'
import { excerpt } from '../../../shared/excerpt.ts'
import { CallFailure } from '../../core/jobs/occupations/call-failure.ts'
import { secondsAsked } from '../../core/net/gate.ts'
import { networkReason } from '../net/reasons.ts'

/** The call that failed. */
export interface ClaudeCall {
  /** The host that was asked, with its port. */
  readonly host: string
  /** The time from its begin to its failure. */
  readonly seconds: number
}

const CLAUDE = 'Claude'

/** Who was asked, for people: `Claude (api.anthropic.com)`. */
const nameOf = ({ host }: Pick<ClaudeCall, 'host'>): string => `${CLAUDE} (${host})`

/** Failures of a connection that end before a request is sent: nothing can be charged. */
const NEVER_SENT = [
  'answer.unknown_host',
  'answer.no_network',
  'answer.nobody_there',
  'answer.certificate_time',
  'answer.certificate_name',
  'answer.certificate_authority',
  'answer.certificate_invalid',
  'answer.proxy_password',
  'answer.proxy',
  'answer.not_allowed',
  'answer.machine_full',
]

/** Anthropic's own status of an overload; it seldom says for how long. */
const OVERLOADED = 529

const NOTHING_CHARGED = { charge: 'none', about: 'service', passing: false } as const
const MAY_BE_CHARGED = { charge: 'unknown', about: 'service', passing: false } as const

/** Returns what is known of any error of the SDK, of the network below it, or of the client's own setup. */
export async function failureOf(error: unknown, call: ClaudeCall): Promise<CallFailure> {
  const { APIConnectionError, APIConnectionTimeoutError, APIError, AnthropicError } = await import(
    '@anthropic-ai/sdk'
  )
  if (error instanceof CallFailure) return error
  if (error instanceof APIConnectionTimeoutError) {
    const { seconds } = call
    const fault = new VigieError('source_timeout', { source: nameOf(call), seconds }, { cause: error })
    return new CallFailure({ error: fault, ...MAY_BE_CHARGED })
  }
  if (error instanceof APIConnectionError) return disconnected(error, call)
  if (error instanceof APIError && error.status !== undefined) return refused(error, error.status, call)
  if (error instanceof APIError) return streamFailed(error, call)
  // A stream wraps what broke it.
  if (error instanceof AnthropicError && error.cause !== undefined) return failureOf(error.cause, call)
  if (error instanceof AnthropicError)
    return new CallFailure({ error: refusedBecause(messageOf(error), error, call), ...MAY_BE_CHARGED })
  return lostAfterHeaders(error, call)
}

/** A call that was not even begun: for a VigieError, such as a key that may not go to an address. @throws what is none */
export function neverSent(error: unknown): CallFailure {
  if (error instanceof VigieError) return new CallFailure({ error, ...NOTHING_CHARGED })
  throw error
}

/** An answer that is not a message of Claude: a proxy's page with status 200, which is text, or JSON of another service. */
export function notAMessage(answer: unknown, host: string): CallFailure {
  const isText = typeof answer === 'string'
  const start = isText ? answer : (JSON.stringify(answer) ?? '')
  const params = { start: start.trim().slice(0, 60) }
  const detail: LocalizableMessage = {
    messageKey: isText ? 'answer.not_json' : 'answer.json_elsewhere',
    params,
  }
  return new CallFailure({ error: notClaude(detail, { host }), ...MAY_BE_CHARGED })
}

const notClaude = (detail: LocalizableMessage, call: Pick<ClaudeCall, 'host'>, cause?: unknown): VigieError =>
  new VigieError('claude_malformed', { source: nameOf(call), detail }, { cause })

function disconnected(error: Error, { host }: ClaudeCall): CallFailure {
  const detail = networkReason(error, host)
  const fault = new VigieError('source_unreachable', { source: CLAUDE, detail }, { cause: error })
  const sent = !NEVER_SENT.includes(detail.messageKey)
  return new CallFailure(
    sent ? { error: fault, ...MAY_BE_CHARGED } : { error: fault, ...NOTHING_CHARGED, passing: true },
  )
}

/** The body broke off, or it is not what its headers say. */
function lostAfterHeaders(error: unknown, { host }: ClaudeCall): CallFailure {
  if (error instanceof SyntaxError) {
    const fault = notClaude({ messageKey: 'answer.unexpected' }, { host }, error)
    return new CallFailure({ error: fault, ...MAY_BE_CHARGED })
  }
  const fault = new VigieError(
    'source_unreachable',
    { source: CLAUDE, detail: networkReason(error, host) },
    { cause: error },
  )
  return new CallFailure({ error: fault, ...MAY_BE_CHARGED })
}

/** An error event within a stream that had begun. */
function streamFailed(error: APIError, call: ClaudeCall): CallFailure {
  const fault = saidBy('source_failed', sentenceOf(error) ?? error.message, error, call)
  return new CallFailure({ error: fault, ...MAY_BE_CHARGED })
}

function refused(error: APIError, status: number, call: ClaudeCall): CallFailure {
  const source = nameOf(call)
  if (status === 401) {
    const fault = new VigieError('claude_key_refused', {}, { cause: error })
    return new CallFailure({ error: fault, ...NOTHING_CHARGED })
  }
  const header = (name: string) => error.headers?.get(name) ?? undefined
  const again = header('x-should-retry') !== 'false'
  if (status === OVERLOADED && header('retry-after') === undefined) {
    const fault = new VigieError('source_overloaded', { source }, { cause: error })
    return new CallFailure({ error: fault, ...NOTHING_CHARGED, passing: again })
  }
  if (status === 429 || status === OVERLOADED) {
    const seconds = secondsAsked(header('retry-after'), header('date'))
    const fault = new VigieError('source_rate_limited', { source, seconds }, { cause: error })
    return new CallFailure({ error: fault, ...NOTHING_CHARGED, passing: again })
  }
  const sentence = sentenceOf(error)
  const said = sentence ?? `${status} ${error.type ?? error.message}`
  const fault = saidBy(codeOf(status, sentence), said, error, call)
  // A proxy's own error page says nothing about what Claude did.
  if (status >= 500 && sentence === null) return new CallFailure({ error: fault, ...MAY_BE_CHARGED })
  const about = status === 413 ? 'request' : 'service'
  return new CallFailure({
    error: fault,
    ...NOTHING_CHARGED,
    about,
    passing: again && (status >= 500 || status === 409),
  })
}

/** Returns what a status means for people: a fault of the service is no refusal, and each refusal has its own remedy. */
function codeOf(status: number, sentence: string | null): ErrorCode {
  if (status >= 500) return 'source_failed'
  if (status === 403) return 'claude_forbidden'
  if (status !== 404) return 'source_refused'
  if (sentence === null) return 'claude_malformed'
  return /^model\b/.test(sentence) ? 'claude_model_unknown' : 'source_refused'
}

const refusedBecause = (detail: string, cause: unknown, call: ClaudeCall): VigieError =>
  saidBy('source_refused', detail, cause, call)

function saidBy(code: ErrorCode, detail: string, cause: unknown, call: ClaudeCall): VigieError {
  return new VigieError(code, { source: nameOf(call), detail: excerpt(detail, 300) }, { cause })
}

/** Returns Claude's own sentence, for example "Your credit balance is too low"; null if the body is not Claude's. */
function sentenceOf(error: APIError): string | null {
  const body = error.error as { error?: { message?: unknown } } | undefined
  const sentence = body?.error?.message
  return typeof sentence === 'string' && sentence.trim() !== '' ? sentence.trim() : null
}
