/** Why a network stack got no answer, as a message with its remedy: the codes of Node, OpenSSL, undici and Chromium. */
import type { LocalizableMessage } from '../../../shared/errors.ts'

/**
 * By message, the codes that mean it. Chromium's are those of `net/base/net_error_list.h`, with the prefix ERR_; Node's
 * are those of its documents "Errors" (system, OpenSSL, HTTP) and "TLS" (X509 certificate error codes).
 */
const CODES = {
  'answer.unknown_host': [
    'ENOTFOUND',
    'EAI_AGAIN',
    'ERR_NAME_NOT_RESOLVED',
    'ERR_NAME_RESOLUTION_FAILED',
    /^ERR_DNS_/,
  ],
  'answer.no_network': [
    'ENETUNREACH',
    'EHOSTUNREACH',
    'ENETDOWN',
    'ERR_INTERNET_DISCONNECTED',
    'ERR_ADDRESS_UNREACHABLE',
    'ERR_NETWORK_CHANGED',
    'ERR_NETWORK_IO_SUSPENDED',
  ],
  'answer.nobody_there': ['ECONNREFUSED', 'ERR_CONNECTION_REFUSED'],
  'answer.cut': [
    'ECONNRESET',
    'ECONNABORTED',
    'EPIPE',
    'ERR_STREAM_PREMATURE_CLOSE',
    'ERR_CONNECTION_RESET',
    'ERR_CONNECTION_CLOSED',
    'ERR_CONNECTION_ABORTED',
    'ERR_SOCKET_NOT_CONNECTED',
    'ERR_EMPTY_RESPONSE',
    'ERR_CONTENT_LENGTH_MISMATCH',
    'ERR_INCOMPLETE_CHUNKED_ENCODING',
    'UND_ERR_SOCKET',
    'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
    'Z_BUF_ERROR',
  ],
  'answer.no_connection': [
    'ETIMEDOUT',
    'ERR_CONNECTION_TIMED_OUT',
    'ERR_CONNECTION_FAILED',
    'ERR_TIMED_OUT',
    'UND_ERR_CONNECT_TIMEOUT',
    'UND_ERR_HEADERS_TIMEOUT',
    'UND_ERR_BODY_TIMEOUT',
  ],
  'answer.certificate_time': ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID', 'ERR_CERT_DATE_INVALID'],
  'answer.certificate_name': [
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'HOSTNAME_MISMATCH',
    'ERR_CERT_COMMON_NAME_INVALID',
  ],
  'answer.certificate_authority': [
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'UNABLE_TO_GET_ISSUER_CERT',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'CERT_UNTRUSTED',
    'INVALID_CA',
    'ERR_CERT_AUTHORITY_INVALID',
    'ERR_CERT_KNOWN_INTERCEPTION_BLOCKED',
  ],
  'answer.certificate_invalid': [
    /^ERR_CERT_/,
    /^CERT_/,
    /^CRL_/,
    'INVALID_PURPOSE',
    'PATH_LENGTH_EXCEEDED',
    'UNABLE_TO_DECRYPT_CERT_SIGNATURE',
    'ERR_CERTIFICATE_TRANSPARENCY_REQUIRED',
    'ERR_SSL_PINNED_KEY_NOT_IN_CERT_CHAIN',
  ],
  'answer.proxy_password': [/^ERR_PROXY_AUTH_/, 'ERR_UNEXPECTED_PROXY_AUTH'],
  'answer.proxy': [
    /^ERR_PROXY_/,
    /^ERR_TUNNEL_/,
    /^ERR_SOCKS_/,
    /^ERR_PAC_/,
    'ERR_NO_SUPPORTED_PROXIES',
    'ERR_MANDATORY_PROXY_CONFIGURATION_FAILED',
    'ERR_HTTPS_PROXY_TUNNEL_RESPONSE',
  ],
  'answer.no_secure_connection': [
    'EPROTO',
    /^ERR_SSL_/,
    /^ERR_TLS_/,
    /^ERR_OSSL_/,
    'ERR_BAD_SSL_CLIENT_AUTH_CERT',
    'ERR_EARLY_DATA_REJECTED',
  ],
  'answer.unreadable': [
    /^HPE_/,
    /^Z_/,
    /^ZSTD_/,
    /^ERR__ERROR_/,
    /^ERR_HTTP2_/,
    /^ERR_QUIC_/,
    /^ERR_RESPONSE_HEADERS_/,
    'ERR_CONTENT_DECODING_FAILED',
    'ERR_CONTENT_DECODING_INIT_FAILED',
    'ERR_INVALID_CHUNKED_ENCODING',
    'ERR_INVALID_HTTP_RESPONSE',
    'ERR_INVALID_RESPONSE',
    'UND_ERR_HEADERS_OVERFLOW',
  ],
  'answer.not_allowed': [
    'EACCES',
    'EPERM',
    /^ERR_BLOCKED_BY_/,
    /^ERR_NETWORK_ACCESS_/,
    'ERR_ACCESS_DENIED',
    'ERR_TEMPORARILY_THROTTLED',
    'ERR_UNSAFE_PORT',
  ],
  'answer.machine_full': [
    'EMFILE',
    'ENFILE',
    'ENOBUFS',
    'ENOMEM',
    'EADDRNOTAVAIL',
    'ERR_INSUFFICIENT_RESOURCES',
    'ERR_OUT_OF_MEMORY',
    'ERR_NO_BUFFER_SPACE',
  ],
} as const

type NetworkReason = keyof typeof CODES

const REASONS = Object.keys(CODES) as NetworkReason[]

/** @param host of the request */
export function networkReason(error: unknown, host: string): LocalizableMessage {
  const inner = innermost(error)
  const message = inner instanceof Error ? inner.message || inner.name : String(inner)
  const code = codeOf(inner) ?? /^net::(ERR_\w+)/.exec(message)?.[1]
  const messageKey = code === undefined ? undefined : reasonOf(code)
  if (messageKey !== undefined) return { messageKey, params: { host, code: String(code) } }
  // An unknown code says more in a search than its message; the log has both.
  return { messageKey: 'answer.failed', params: { host, problem: code ?? message } }
}

/** A name counts before a pattern. */
function reasonOf(code: string): NetworkReason | undefined {
  const named = REASONS.find((key) => CODES[key].some((usual) => usual === code))
  return (
    named ?? REASONS.find((key) => CODES[key].some((usual) => usual instanceof RegExp && usual.test(code)))
  )
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
