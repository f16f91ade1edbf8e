/** Says of a failed call to Claude why it failed, in the service's own words, and whether it can be charged. */
import type { APIError } from '@anthropic-ai/sdk'
import { type LocalizableMessage, messageOf, VigieError } from '../../../shared/errors.ts'
import { CallFailure } from '../../core/jobs/occupations/call-failure.ts'
import { secondsAsked } from '../../core/net/gate.ts'
import { networkReason } from '../net/reasons.ts'

const SOURCE = 'Claude'
/** The SDK's own limit. */
const TIMEOUT_SECONDS = 600

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

const NOTHING_CHARGED = { charge: 'none', about: 'service', passing: false } as const
const MAY_BE_CHARGED = { charge: 'unknown', about: 'service', passing: false } as const

/** Returns what is known of any error of the SDK, of the network below it, or of the client's own setup. */
export async function failureOf(error: unknown): Promise<CallFailure> {
  const { APIConnectionError, APIConnectionTimeoutError, APIError, AnthropicError } = await import(
    '@anthropic-ai/sdk'
  )
  if (error instanceof CallFailure) return error
  if (error instanceof VigieError) return new CallFailure({ told: error, ...NOTHING_CHARGED })
  if (error instanceof APIConnectionTimeoutError) {
    const told = new VigieError(
      'source_timeout',
      { source: SOURCE, seconds: TIMEOUT_SECONDS },
      { cause: error },
    )
    return new CallFailure({ told, ...MAY_BE_CHARGED })
  }
  if (error instanceof APIConnectionError) return disconnected(error)
  if (error instanceof APIError && error.status !== undefined) return refused(error, error.status)
  if (error instanceof APIError) return streamFailed(error)
  // A stream wraps what broke it.
  if (error instanceof AnthropicError && error.cause !== undefined) return failureOf(error.cause)
  if (error instanceof AnthropicError)
    return new CallFailure({ told: refusedBecause(messageOf(error), error), ...MAY_BE_CHARGED })
  return lostAfterHeaders(error)
}

/** An answer that is not a message of Claude, such as a proxy's page with status 200. */
export function notAMessage(start: string): CallFailure {
  const detail: LocalizableMessage = { told: 'answer.not_json', params: { start: start.trim().slice(0, 60) } }
  return new CallFailure({
    told: new VigieError('source_malformed', { source: SOURCE, detail }),
    ...MAY_BE_CHARGED,
  })
}

function disconnected(error: Error): CallFailure {
  const detail = networkReason(error, SOURCE)
  const told = new VigieError('source_unreachable', { source: SOURCE, detail }, { cause: error })
  const sent = !NEVER_SENT.includes(detail.told)
  return new CallFailure(sent ? { told, ...MAY_BE_CHARGED } : { told, ...NOTHING_CHARGED, passing: true })
}

/** The body broke off, or it is not what its headers say. */
function lostAfterHeaders(error: unknown): CallFailure {
  if (error instanceof SyntaxError) {
    const detail: LocalizableMessage = { told: 'answer.unexpected' }
    const told = new VigieError('source_malformed', { source: SOURCE, detail }, { cause: error })
    return new CallFailure({ told, ...MAY_BE_CHARGED })
  }
  const told = new VigieError(
    'source_unreachable',
    { source: SOURCE, detail: networkReason(error, SOURCE) },
    { cause: error },
  )
  return new CallFailure({ told, ...MAY_BE_CHARGED })
}

/** An error event within a stream that had begun. */
function streamFailed(error: APIError): CallFailure {
  return new CallFailure({
    told: refusedBecause(sentenceOf(error) ?? error.message, error),
    ...MAY_BE_CHARGED,
  })
}

function refused(error: APIError, status: number): CallFailure {
  if (status === 401 || status === 403) {
    const told = new VigieError('claude_key_refused', {}, { cause: error })
    return new CallFailure({ told, ...NOTHING_CHARGED })
  }
  const header = (name: string) => error.headers?.get(name) ?? undefined
  const again = header('x-should-retry') !== 'false'
  if (status === 429 || status === 529) {
    const seconds = secondsAsked(header('retry-after'), header('date'))
    const told = new VigieError('source_rate_limited', { source: SOURCE, seconds }, { cause: error })
    return new CallFailure({ told, ...NOTHING_CHARGED, passing: again })
  }
  const sentence = sentenceOf(error)
  const told = refusedBecause(sentence ?? `${status} ${error.type ?? error.message}`, error)
  // A proxy's own error page says nothing about what Claude did.
  if (status >= 500 && sentence === null) return new CallFailure({ told, ...MAY_BE_CHARGED })
  const about = status === 413 ? 'request' : 'service'
  return new CallFailure({
    told,
    ...NOTHING_CHARGED,
    about,
    passing: again && (status >= 500 || status === 409),
  })
}

function refusedBecause(detail: string, cause: unknown): VigieError {
  return new VigieError('source_refused', { source: SOURCE, detail: detail.slice(0, 300) }, { cause })
}

/** Returns Claude's own sentence, for example "Your credit balance is too low"; null if the body is not Claude's. */
function sentenceOf(error: APIError): string | null {
  const body = error.error as { error?: { message?: unknown } } | undefined
  const sentence = body?.error?.message
  return typeof sentence === 'string' && sentence.trim() !== '' ? sentence.trim() : null
}
