/**
 * One HTTP endpoint: the checks a request passes before it reaches the contract, in this order: request id, security
 * headers, origin, rate, token, size. The local socket is the same endpoint without origin, rate and token.
 */
import { randomUUID } from 'node:crypto'
import { VigieError } from '../../../shared/errors.ts'
import { fullDisk } from '../../../shared/full-disk.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import type { Log } from '../../core/ports/log.ts'
import type { Services } from '../../core/services/index.ts'
import { type Answer, isEventStream } from './answer.ts'
import type { ApiHandler } from './api.ts'
import { bodyOf } from './body.ts'
import { expectation, withEtag } from './etag.ts'
import { withoutFeedToken } from './feed-path.ts'
import { assertWithinRoots } from './file-roots.ts'
import { keyedRequest, type OncePerKey } from './idempotency.ts'
import { askedLanguage } from './language.ts'
import type { HttpHandler } from './listener.ts'
import { problem } from './problem.ts'
import type { ReceivedRequest } from './request.ts'
import { assertRight, hasRight, neededRight } from './rights.ts'
import { assertUnderstood, belowPrefix, routeOf, saidInAddress } from './route-table.ts'
import { SECURITY_HEADERS } from './security-headers.ts'
import { createStreamLimit } from './stream-limit.ts'
import type { TokenHolder } from './token-list.ts'
import { holderStream } from './watched-token.ts'

/** A page or document beside the API; null if it does not have that path. */
export type RequestHandler = (request: ReceivedRequest) => Promise<Answer> | Answer | null

/** Refuses a request by throwing; may add headers to the answer. */
export type RequestGate = (
  request: ReceivedRequest,
  caller: string,
  answerHeaders: Record<string, string>,
) => void

/** A check that requests have to pass, and what those that passed it may read. */
interface RequestStage {
  readonly gate: RequestGate
  readonly pages: readonly RequestHandler[]
}

/** What one HTTP endpoint answers, and what a request has to pass before. */
export interface HttpAppOptions {
  readonly api: ApiHandler
  /** Processes requests with an Idempotency-Key. */
  readonly repeats: OncePerKey
  readonly services: Services
  readonly log: Log
  /** Returns the default language for callers that request none. */
  readonly language: () => Language
  /** Largest body of a request to a path. */
  readonly maxBodyBytes: (path: string) => number
  /** Passed in order before the contract; none on the local socket. */
  readonly stages: readonly RequestStage[]
  /** Folders of which holders of tokens may name files. */
  readonly roots?: () => readonly string[]
  /** Returns the holder of the token of a request; callers of the local socket have no token and all rights. */
  readonly holderOf?: (request: ReceivedRequest) => TokenHolder | null
  /** Whether the token of a request is still accepted, for streams that stay open. */
  readonly isAccepted?: (request: ReceivedRequest) => boolean
  /** Called after each answer, for the metrics. */
  readonly onAnswer?: (method: string, status: number) => void
}

/** A request on its way. */
interface HttpCall {
  readonly request: ReceivedRequest
  /** The address of who sends it. */
  readonly caller: string
  readonly reference: string
  readonly language: Language
  /** What the gates add to the answer. */
  readonly answerHeaders: Record<string, string>
}

/** Adds request id, language, response headers and the log line to what is answered. */
export function createHttpApp(options: HttpAppOptions): HttpHandler {
  const { language, log, onAnswer } = options
  const answered = staged(options)
  return async (request, caller) => {
    const began = performance.now()
    const { method, address, header } = request
    const reference = randomUUID()
    const answerHeaders: Record<string, string> = { 'x-request-id': reference }
    const asked = askedLanguage(header('accept-language')) ?? language()
    const call = { request, caller, reference, language: asked, answerHeaders }
    const { status, headers, body } = await answered(call).catch((error) => failed(error, call, log))
    onAnswer?.(method, status)
    log.debug(`${method} ${withoutFeedToken(address.pathname)} ${status}`, {
      reference,
      ms: Math.round(performance.now() - began),
    })
    return { status, headers: { ...headers, ...answerHeaders, ...SECURITY_HEADERS }, body }
  }
}

function failed(error: unknown, { request, language, reference }: HttpCall, log: Log): Answer {
  const known = fullDisk(error) ?? (error instanceof VigieError ? error : null)
  if (known !== null) return problem(known, language, reference)
  if (request.signal.aborted) log.debug('The caller went away.', { reference })
  else log.error('The door failed.', { reference, error })
  return problem(new VigieError('internal', { reference }), language, reference)
}

/** Pages of a stage need none of the later gates, so that the panel can load and ask for a token. */
function staged(options: HttpAppOptions): (call: HttpCall) => Promise<Answer> {
  const answerTo = operation(options)
  return async (call) => {
    const { request, caller, answerHeaders } = call
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    for (const { gate, pages } of options.stages) {
      gate(request, caller, answerHeaders)
      for (const page of isRead ? pages : []) {
        const answer = page(request)
        if (answer !== null) return answer
      }
    }
    return answerTo(call)
  }
}

/** Answers one operation of the contract, after everything about the request has been checked. */
function operation({ api, repeats, isAccepted = () => true, ...options }: HttpAppOptions) {
  const countStream = createStreamLimit()
  return async ({ request, reference, language }: HttpCall): Promise<Answer> => {
    const { address, header } = request
    const { pathname } = address
    const route = routeOf(asGet(request.method), pathname)
    const body = await bodyOf(request, options.maxBodyBytes(pathname))
    const said = saidInAddress(route, address)
    assertUnderstood(route, address.searchParams, body)
    const holder = options.holderOf?.(request) ?? null
    if (holder !== null) {
      assertRight(holder.right, neededRight(route, body))
      assertWithinRoots(body, options.roots?.() ?? [])
    }
    const context = {
      services: options.services,
      log: options.log,
      language,
      reference: () => reference,
      right: holder?.right,
      conceals: holder !== null && !hasRight(holder.right, 'admin'),
      expects: expectation(request, route),
    }
    const caller = holder === null ? 'socket' : `${holder.right} ${holder.name}`
    const keyed = keyedRequest(route, { header, pathname: belowPrefix(pathname), body }, caller)
    const stream =
      holder !== null && route.streams && request.method === 'GET'
        ? holderStream(request, (signal) => countStream(holder.name, signal), isAccepted)
        : null
    const input =
      route.method !== 'GET' && body === null && route.parameters.length === 0
        ? undefined
        : { ...body, ...said }
    const call = {
      route,
      request: stream === null ? request : { address, header, signal: stream.signal },
      input,
    }
    const answer = await (keyed === null ? api(call, context) : repeats(keyed, () => api(call, context)))
    if (stream !== null && !isEventStream(answer)) stream.end()
    return withoutStream(request.method, withEtag(request, route, answer))
  }
}

/** A HEAD request is the GET whose headers it asks for (RFC 9110, 9.3.2). */
const asGet = (method: string): string => (method === 'HEAD' ? 'GET' : method)

/** Cancels the stream of an answer to HEAD, which would continue unread. */
function withoutStream(method: string, answer: Answer): Answer {
  if (method !== 'HEAD' || !(answer.body instanceof ReadableStream)) return answer
  void answer.body.cancel()
  return { ...answer, body: null }
}
