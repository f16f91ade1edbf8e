/** Why a network stack got no answer: the usual reasons of Node and Chromium as messages, others unchanged. */
import type { LocalizableMessage } from '../../../shared/errors.ts'

const USUAL = {
  'answer.unknown_host': ['ENOTFOUND', 'EAI_AGAIN', 'ERR_NAME_NOT_RESOLVED', 'ERR_NAME_RESOLUTION_FAILED'],
  'answer.no_network': [
    'ENETUNREACH',
    'EHOSTUNREACH',
    'ENETDOWN',
    'ERR_INTERNET_DISCONNECTED',
    'ERR_ADDRESS_UNREACHABLE',
  ],
  'answer.nobody_there': ['ECONNREFUSED', 'ERR_CONNECTION_REFUSED'],
  'answer.cut': ['ECONNRESET', 'EPIPE', 'ERR_CONNECTION_RESET', 'ERR_CONNECTION_CLOSED'],
  'answer.no_connection': ['ETIMEDOUT', 'ERR_CONNECTION_TIMED_OUT'],
} as const

const KEYS = Object.keys(USUAL) as (keyof typeof USUAL)[]

/** @param host of the request */
export function networkReason(error: unknown, host: string): LocalizableMessage | string {
  const inner = innermost(error)
  const message = inner instanceof Error ? inner.message || inner.name : String(inner)
  const code = codeOf(inner) ?? /^net::(ERR_\w+)/.exec(message)?.[1]
  const told = KEYS.find((key) => USUAL[key].some((usual) => usual === code))
  return told === undefined ? message : { told, params: { host } }
}

/** Stacks wrap "fetch failed" around the cause; of several addresses the first one counts. */
function innermost(error: unknown): unknown {
  let inner = error
  while (inner instanceof Error && inner.cause instanceof Error) inner = inner.cause
  return inner instanceof AggregateError && inner.errors[0] instanceof Error ? inner.errors[0] : inner
}

function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : undefined
}
