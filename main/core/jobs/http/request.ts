/** The request of an `http` job, and what its answer means. */
import { VigieError } from '../../../../shared/errors.ts'
import type { FigureSettings } from '../../../../shared/kinds/figures.ts'
import type { HttpSettings } from '../../../../shared/kinds/http.ts'
import { waitAskedBy } from '../../net/gate.ts'
import type { HttpReply, HttpRequest } from '../../ports/http.ts'
import { isInRanges } from '../../values/number-text.ts'
import { credentialsIn } from '../../values/secrets.ts'
import { brokenCheck } from '../figures/broken-check.ts'
import type { createReader, ReceivedContent } from '../figures/reading.ts'

const BODILESS: ReadonlySet<string> = new Set(['GET', 'HEAD'])

/** The name of a service in errors: neither path nor query, which may contain a secret. */
export const sourceOf = ({ url }: HttpSettings): string => new URL(url).host

/** What nothing kept of a run may contain. */
export const secretsOf = ({ url, headers }: HttpSettings): readonly string[] => [
  ...credentialsIn(url),
  ...Object.values(headers),
]

/** Attempts of one run have one key, so that a service may carry out a repeated request once. */
export function requestOf(settings: HttpSettings, runId: string, signal: AbortSignal): HttpRequest {
  const sends = !BODILESS.has(settings.method) && settings.body !== ''
  return {
    url: settings.url,
    method: settings.method,
    headers: {
      ...(BODILESS.has(settings.method) ? {} : { 'idempotency-key': runId }),
      ...(sends && isJson(settings.body) ? { 'content-type': 'application/json' } : {}),
      ...settings.headers,
    },
    ...(sends ? { body: settings.body } : {}),
    signal,
    timeoutMs: settings.timeout_seconds * 1000,
    maxBytes: settings.max_bytes,
    redirects: settings.redirects,
    source: sourceOf(settings),
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** What a reply has to read in; the response time is in ms. */
export function receivedOf(
  reply: HttpReply,
  took: number,
  certificateDays: number | undefined,
): ReceivedContent {
  return {
    text: reply.text(),
    headers: reply.headers,
    measured: {
      status: reply.status,
      response_time: took,
      length: reply.bytes.length,
      certificate_days: certificateDays,
    },
  }
}

/** Whether a figure needs the certificate of the server. */
export const readsCertificate = ({ from }: FigureSettings): boolean => from === 'certificate_days'

/** Returns why the answer is no success; null if it is one. @throws VigieError pattern_* | invalid_input */
export function refusalOf(
  settings: HttpSettings,
  reply: HttpReply,
  reader: ReturnType<typeof createReader>,
): VigieError | null {
  const source = sourceOf(settings)
  const expected = settings.expected_status
  const { status } = reply
  if (!isInRanges(status, expected))
    return (
      waitAskedBy(reply, source) ?? new VigieError('http_status_unexpected', { source, status, expected })
    )
  return brokenCheck(settings.checks, reader, source)
}
