/**
 * Requests to the Casablanca exchange, which is behind a firewall. A client without the site's cookies gets
 * 403 and an HTML page, so this visits the history page first and keeps its cookies until they are refused.
 * Certificates are always verified: see docs/sources.md for the missing intermediate.
 */
import { VigieError } from '../../../../shared/errors.ts'
import type { HttpReply } from '../../../core/ports/http.ts'
import { assertAnswered, BROWSER_AGENT, endpoint, jsonOf, type SourceDeps } from '../answer.ts'

/** The address of the exchange, without a slash at its end. */
export const BASE = 'https://www.casablanca-bourse.com'

/** The name of this source in settings and errors. */
export const ID = 'casablanca'
const HISTORY_PAGE = '/fr/historique-des-indices'

interface Question {
  readonly base: string
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  readonly signal: AbortSignal
}

/** Requests to the exchange that share the cookies of one visit. */
export interface CasablancaVisit {
  /** Fetches JSON. Any failure is retried once, with new cookies if they may be the cause. */
  readonly json: (question: Question) => Promise<unknown>
  /** Fetches a page of the site. */
  readonly page: (question: Question) => Promise<string>
}

/** Each answer gets a third of the time, so that cookies and a retry fit. */
export function createVisit(deps: SourceDeps): CasablancaVisit {
  const askTimeoutMs = (deps.timeoutMs ?? 30_000) / 3
  const cookies = new Map<string, Promise<string>>()

  function send(question: Question, headers: Record<string, string>): Promise<HttpReply> {
    const url = endpoint(question.base, question.path, question.query)
    const signal = question.signal
    return deps.http.send({ url, signal, source: ID, timeoutMs: askTimeoutMs, headers: browser(headers) })
  }

  async function seed({ base, signal }: Question): Promise<string> {
    const reply = await send({ base, signal, path: HISTORY_PAGE }, { accept: 'text/html' })
    assertAnswered(ID, reply, deps.clock.now())
    return reply.cookies.map((cookie) => cookie.split(';')[0]).join('; ')
  }

  function cookiesOf(question: Question): Promise<string> {
    const kept = cookies.get(question.base)
    if (kept !== undefined) return kept
    const fresh = seed(question)
    cookies.set(question.base, fresh)
    fresh.catch(() => cookies.delete(question.base))
    return fresh
  }

  async function attempt(question: Question, seeded: Promise<string>): Promise<unknown> {
    const cookie = await seeded
    const reply = await send(question, {
      accept: 'application/vnd.api+json',
      referer: endpoint(question.base, HISTORY_PAGE),
      ...(cookie === '' ? {} : { cookie }),
    })
    assertAnswered(ID, reply, deps.clock.now())
    return jsonOf(ID, reply)
  }

  async function json(question: Question): Promise<unknown> {
    if (question.base.startsWith('file:')) return attempt(question, Promise.resolve(''))
    const seeded = cookiesOf(question)
    try {
      return await attempt(question, seeded)
    } catch (error) {
      if (question.signal.aborted || !isWorthAnotherTry(error)) throw error
      if (isFirewall(error) && cookies.get(question.base) === seeded) cookies.delete(question.base)
      return await attempt(question, cookiesOf(question))
    }
  }

  async function page(question: Question): Promise<string> {
    const reply = await send(question, { accept: 'text/html' })
    assertAnswered(ID, reply, deps.clock.now())
    return reply.text()
  }
  return { json, page }
}

function browser(headers: Record<string, string>): Record<string, string> {
  return { 'user-agent': BROWSER_AGENT, 'accept-language': 'fr', ...headers }
}

/** Also true if the caller that first asked for the cookies was aborted: that is not an error of the exchange. */
function isWorthAnotherTry(error: unknown): boolean {
  return !(error instanceof VigieError) || error.code !== 'source_rate_limited'
}

/** A refusal or a body that is not JSON: the firewall's answer to unknown cookies. */
function isFirewall(error: unknown): boolean {
  if (!(error instanceof VigieError)) return false
  return error.code === 'source_malformed' || error.params.status === 403
}
