/** Checks of the REST API before a request is processed. */
import { VigieError } from '../../../shared/errors.ts'
import type { RequestGate } from './app.ts'
import { foreign } from './origin-guard.ts'
import type { RateDecision } from './rate-limit.ts'
import type { TokenFile } from './token.ts'

/** Refuses foreign hosts and origins. */
export const originGate =
  (allowedHosts: () => readonly string[]): RequestGate =>
  (request) => {
    const header = (name: string) => request.headers.get(name) ?? undefined
    const stranger = foreign({ host: header('host'), origin: header('origin') }, allowedHosts())
    if (stranger !== null) throw new VigieError('forbidden', { origin: stranger })
  }

/** Refuses more than this many requests per minute from one address, and reports how many are left. */
export const rateGate =
  (limit: (caller: string, perMinute: number) => RateDecision, perMinute: () => number): RequestGate =>
  (_request, caller, answerHeaders) => {
    const verdict = limit(caller, perMinute())
    answerHeaders.set('ratelimit-limit', String(verdict.limit))
    answerHeaders.set('ratelimit-remaining', String(verdict.remaining))
    answerHeaders.set('ratelimit-reset', String(verdict.resetSeconds))
    if (verdict.allowed) return
    answerHeaders.set('retry-after', String(verdict.resetSeconds))
    throw new VigieError('too_many_requests', { seconds: verdict.resetSeconds })
  }

/** Refuses requests without the token. */
export const tokenGate =
  (token: TokenFile): RequestGate =>
  (request, _caller, answerHeaders) => {
    const [, candidate] = /^Bearer ([\w-]{1,200})$/i.exec(request.headers.get('authorization') ?? '') ?? []
    if (candidate !== undefined && token.accepts(candidate)) return
    answerHeaders.set('www-authenticate', 'Bearer realm="vigie"')
    throw new VigieError('unauthorized')
  }
