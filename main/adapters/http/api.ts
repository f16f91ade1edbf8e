/** The contract over HTTP: an operation is called with what path, query and body say, and its answer written as JSON. */
import { OpenAPIHandler } from '@orpc/openapi/fetch'
import { ORPCError, ValidationError } from '@orpc/server'
import { PROBLEM_TYPE } from '../../../shared/problem.ts'
import { toContractError } from '../router/errors.ts'
import { router } from '../router/index.ts'
import { operationBehind } from '../router/operations.ts'
import type { RequestContext } from '../router/procedures.ts'
import { API_ROUTES, type ApiRoute } from '../router/routes.ts'
import type { Answer } from './answer.ts'
import { contractProblem, problemBody } from './problem.ts'
import type { ReceivedRequest } from './request.ts'
import { PREFIXES } from './route-table.ts'

const HEARTBEAT_MS = 15_000
const JSON_TYPE = { 'content-type': 'application/json' }

/** A request of the API, read and understood. */
interface ApiCall {
  readonly route: ApiRoute
  readonly request: Pick<ReceivedRequest, 'address' | 'header' | 'signal'>
  /** What its path and its query say, or its path and its body; undefined if none of them says anything. */
  readonly input: object | undefined
}

/** Answers a call. Errors become answers and are never thrown, except to a caller that has gone away. */
export type ApiHandler = (call: ApiCall, context: RequestContext) => Promise<Answer>

const OPERATIONS = new Map(API_ROUTES.map((route) => [route, operationBehind(route.name.split('.'))]))

export const api: ApiHandler = async (call, context) => {
  const { route, request } = call
  if (route.streams) return stream(request, context)
  try {
    const input = await parsed(route, call.input)
    const answer = await OPERATIONS.get(route)?.({
      input,
      context,
      get signal() {
        return request.signal
      },
    })
    const status = route.procedure['~orpc'].route.successStatus ?? 200
    if (answer === undefined) return { status, headers: {}, body: null }
    return { status, headers: JSON_TYPE, body: JSON.stringify(answer) }
  } catch (thrown) {
    return contractProblem(toContractError(thrown, context))
  }
}

/** @throws ORPCError as the window's endpoint does, if the contract does not take it */
async function parsed(route: ApiRoute, input: unknown): Promise<unknown> {
  const schema = route.procedure['~orpc'].inputSchema
  if (schema === undefined) return undefined
  const validated = schema['~standard'].validate(input)
  const result = validated instanceof Promise ? await validated : validated
  if (result.issues === undefined) return result.value
  const { issues } = result
  const cause = new ValidationError({ message: route.name, issues, data: input })
  throw new ORPCError('BAD_REQUEST', { cause })
}

/** Proxies neither keep events until a buffer is full, as nginx would, nor compress them, nor give them to anyone else. */
const PASSED_ON = { 'x-accel-buffering': 'no', 'cache-control': 'no-store, no-transform' }

/** Streams of events, with the id to go on from and a sign of life while nothing happens. */
const openStreams = () =>
  new OpenAPIHandler<RequestContext>(router, {
    filter: ({ path }) => API_ROUTES.some((route) => route.streams && route.name === path.join('.')),
    customErrorResponseBodyEncoder: problemBody,
    eventIteratorKeepAliveEnabled: true,
    eventIteratorKeepAliveInterval: HEARTBEAT_MS,
  })
let streams: ReturnType<typeof openStreams> | null = null

async function stream(
  { address, header, signal }: ApiCall['request'],
  context: RequestContext,
): Promise<Answer> {
  const last = header('last-event-id')
  const request = new Request(address, { headers: last === null ? {} : { 'last-event-id': last }, signal })
  const [prefix] = PREFIXES.filter((each) => address.pathname.startsWith(`${each}/`))
  // It reads the whole contract, which no start waits for.
  streams ??= openStreams()
  const { response } = await streams.handle(request, { context, ...(prefix !== undefined && { prefix }) })
  if (response === undefined) throw new Error(`no stream at ${address.pathname}`)
  const { status, headers, body } = response
  const own = status < 400 ? PASSED_ON : { 'content-type': PROBLEM_TYPE }
  return { status, headers: { ...Object.fromEntries(headers), ...own }, body }
}
