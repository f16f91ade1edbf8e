/** Checks of the REST API before a request is processed. */
import { VigieError } from '../../../shared/errors.ts'
import type { RequestGate } from './app.ts'
import { foreign } from './origin-guard.ts'
import type { RateDecision } from './rate-limit.ts'
import type { ReceivedRequest } from './request.ts'
import type { TokenHolder, TokenList } from './token-list.ts'

/** Refuses foreign hosts and origins, and what a browser says that another site asked for. */
export const originGate =
  (allowedHosts: () => readonly string[]): RequestGate =>
  ({ method, header, address }) => {
    const said = (name: string) => header(name) ?? undefined
    const caller = {
      host: said('host'),
      origin: said('origin'),
      site: said('sec-fetch-site'),
      isNavigation: said('sec-fetch-mode') === 'navigate' && method === 'GET',
    }
    const allowed = allowedHosts()
    // An address with a host of its own counts more than the header (RFC 9112, 3.2.2).
    const { host } = address
    const wanted = foreign(caller, allowed) ?? foreign({ host, origin: undefined }, allowed)
    if (wanted === null) return
    const isSite = wanted === caller.site
    throw new VigieError('forbidden', { origin: isSite ? { messageKey: 'another_site' } : wanted })
  }

/** Returns the holder of the token of a request; null without a token that is accepted. That of a feed opens the feed only. */
export const holderIn =
  (tokens: TokenList) =>
  ({ header }: ReceivedRequest): TokenHolder | null => {
    const [, candidate] = /^Bearer +([\w-]{1,200})$/i.exec(header('authorization') ?? '') ?? []
    const holder = candidate === undefined ? null : tokens.holderOf(candidate)
    return holder?.right === 'feed' ? null : holder
  }

/** Asks once for each request: its gates and its operation see the same holder. */
export function oncePerRequest(
  holderOf: (request: ReceivedRequest) => TokenHolder | null,
): (request: ReceivedRequest) => TokenHolder | null {
  const holders = new WeakMap<ReceivedRequest, TokenHolder | null>()
  return (request) => {
    const known = holders.get(request)
    if (known !== undefined) return known
    const holder = holderOf(request)
    holders.set(request, holder)
    return holder
  }
}

/** Requests a minute from an address without a token, beside the files of the panel. */
const STRANGERS_PER_MINUTE = 600

/**
 * Refuses more than this many requests a minute, and reports how many are left. Each token has its own count, whatever its
 * address; callers without a token share that of their address, so that strangers take nothing from holders.
 */
export const rateGate =
  (
    limit: (caller: string, perMinute: number) => RateDecision,
    perMinute: () => number,
    holderOf: (request: ReceivedRequest) => TokenHolder | null,
  ): RequestGate =>
  (request, caller, answerHeaders) => {
    const holder = holderOf(request)
    const verdict =
      holder === null
        ? limit(`address ${caller}`, Math.min(STRANGERS_PER_MINUTE, perMinute()))
        : limit(`token ${holder.name}`, perMinute())
    answerHeaders['ratelimit-limit'] = String(verdict.limit)
    answerHeaders['ratelimit-remaining'] = String(verdict.remaining)
    answerHeaders['ratelimit-reset'] = String(verdict.resetSeconds)
    if (verdict.allowed) return
    throw new VigieError('too_many_requests', { seconds: verdict.resetSeconds })
  }

/** Refuses requests without a token that is accepted. */
export const tokenGate =
  (holderOf: (request: ReceivedRequest) => TokenHolder | null): RequestGate =>
  (request, _caller, answerHeaders) => {
    if (holderOf(request) !== null) return
    answerHeaders['www-authenticate'] = 'Bearer realm="vigie"'
    throw new VigieError('unauthorized')
  }
