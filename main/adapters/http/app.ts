/**
 * One HTTP endpoint: the checks a request passes before it reaches the contract, in this order: request id, security
 * headers, origin, rate, token, size. The local socket is the same endpoint without origin, rate and token.
 */
import { randomUUID } from 'node:crypto'
import { Hono, type Context as HonoContext } from 'hono'
import { VigieError } from '../../../shared/errors.ts'
import { fullDisk } from '../../../shared/full-disk.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import type { Log } from '../../core/ports/log.ts'
import type { Services } from '../../core/services/index.ts'
import type { ApiHandler } from './api.ts'
import { withBody } from './body.ts'
import { expectation, withEtag } from './etag.ts'
import { withoutFeedToken } from './feed-path.ts'
import { assertWithinRoots } from './file-roots.ts'
import { keyedRequest, type OncePerKey } from './idempotency.ts'
import { askedLanguage } from './language.ts'
import { problem } from './problem.ts'
import { assertRight, hasRight, neededRight } from './rights.ts'
import { assertPlainAddress, assertUnderstood, belowPrefix, routeOf } from './route-table.ts'
import { secure } from './security-headers.ts'
import { createStreamLimit } from './stream-limit.ts'
import type { TokenHolder } from './token-list.ts'
import { holderStream } from './watched-token.ts'

/** A page or document beside the API; null if it does not have that path. */
export type RequestHandler = (request: Request) => Promise<Response | null> | Response | null

/** Refuses a request by throwing; may add headers to the answer. */
export type RequestGate = (request: Request, caller: string, answerHeaders: Headers) => void

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
  readonly holderOf?: (request: Request) => TokenHolder | null
  /** Whether the token of a request is still accepted, for streams that stay open. */
  readonly isAccepted?: (request: Request) => boolean
  /** Called after each answer, for the metrics. */
  readonly onAnswer?: (method: string, status: number) => void
}

interface HttpEnv {
  Bindings: { readonly incoming?: { readonly socket: { readonly remoteAddress?: string | undefined } } }
  Variables: { readonly reference: string; readonly language: Language; readonly answerHeaders: Headers }
}
type HttpCall = HonoContext<HttpEnv>

/** Pages of a stage need none of the later gates, so that the panel can load and ask for a token. */
export function createHttpApp(options: HttpAppOptions): Hono<HttpEnv> {
  const endpoint = new Hono<HttpEnv>()
  endpoint.use(identified(options))
  for (const { gate, pages } of options.stages) {
    endpoint.use(guarded(gate))
    endpoint.get('*', answered(pages))
  }
  endpoint.all('*', operation(options))
  endpoint.onError((error, call) => {
    const known = fullDisk(error) ?? (error instanceof VigieError ? error : null)
    const { reference, language } = call.var
    if (known !== null) return problem(known, language, reference)
    if (call.req.raw.signal.aborted) {
      options.log.debug('The caller went away.', { reference })
      return problem(new VigieError('internal', { reference }), language, reference)
    }
    options.log.error('The door failed.', { reference, error })
    return problem(new VigieError('internal', { reference }), language, reference)
  })
  return endpoint
}

/** Answers one operation of the contract, after everything about the request has been checked. */
function operation({ api, repeats, isAccepted = () => true, ...options }: HttpAppOptions) {
  const countStream = createStreamLimit()
  return async (call: HttpCall): Promise<Response> => {
    const { reference, language } = call.var
    const asked = asGet(call.req.raw)
    const { pathname, searchParams } = new URL(asked.url)
    const route = routeOf(asked.method, pathname)
    const { request, body } = await withBody(asked, options.maxBodyBytes(pathname))
    assertPlainAddress(route, pathname, searchParams)
    assertUnderstood(route, searchParams, body)
    const holder = options.holderOf?.(asked) ?? null
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
      expects: expectation(asked, route),
    }
    const caller = holder === null ? 'socket' : `${holder.right} ${holder.name}`
    const keyed = keyedRequest(
      route,
      { headers: asked.headers, pathname: belowPrefix(pathname), body },
      caller,
    )
    const stream =
      holder !== null && route.streams && call.req.method === 'GET'
        ? holderStream(request, (signal) => countStream(holder.name, signal), isAccepted)
        : null
    const work = () => api(stream?.request ?? request, context)
    const answer = await (keyed === null ? work() : repeats(keyed, work))
    if (stream !== null && !isStream(answer)) stream.end()
    if (answer !== null) return withoutBody(call.req.method, await withEtag(request, route, answer))
    throw new VigieError('no_such_operation', { method: call.req.method, path: call.req.path })
  }
}

const isStream = (answer: Pick<Response, 'headers'> | null): boolean =>
  answer?.headers.get('content-type')?.startsWith('text/event-stream') === true

/** Treats a HEAD request as the GET whose headers it asks for (RFC 9110, 9.3.2). */
const asGet = (request: Request): Request =>
  request.method === 'HEAD'
    ? new Request(request.url, { headers: request.headers, signal: request.signal })
    : request

/** Cancels the body of an answer to HEAD: a stream would continue unread. */
async function withoutBody(method: string, answer: Response): Promise<Response> {
  if (method !== 'HEAD') return answer
  await answer.body?.cancel()
  return new Response(null, { status: answer.status, headers: answer.headers })
}

type Middleware = (call: HttpCall, next: () => Promise<void>) => Promise<Response | undefined>

/** Adds request id, language, response headers and the log line. */
function identified({ language, log, onAnswer }: HttpAppOptions): Middleware {
  return async (call, next) => {
    const began = performance.now()
    const reference = randomUUID()
    call.set('reference', reference)
    call.set('language', askedLanguage(call.req.header('accept-language')) ?? language())
    call.set('answerHeaders', new Headers({ 'x-request-id': reference }))
    await next()
    const { headers } = call.res
    for (const [name, value] of call.var.answerHeaders) headers.set(name, value)
    secure(headers)
    // nginx would keep events until its buffer is full.
    if (isStream(call.res)) headers.set('x-accel-buffering', 'no')
    onAnswer?.(call.req.method, call.res.status)
    log.debug(`${call.req.method} ${withoutFeedToken(call.req.path)} ${call.res.status}`, {
      reference,
      ms: Math.round(performance.now() - began),
    })
    return undefined
  }
}

function guarded(gate: RequestGate): Middleware {
  return async (call, next) => {
    gate(call.req.raw, call.env?.incoming?.socket.remoteAddress ?? 'local', call.var.answerHeaders)
    await next()
    return undefined
  }
}

function answered(pages: readonly RequestHandler[]): Middleware {
  return async (call, next) => {
    for (const page of pages) {
      const answer = await page(call.req.raw)
      if (answer !== null) return answer
    }
    await next()
    return undefined
  }
}
