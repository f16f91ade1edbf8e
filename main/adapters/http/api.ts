/** The contract over HTTP: `/api/v1/...`, and the same without the version, as older callers write it. */
import { OpenAPIHandler } from '@orpc/openapi/fetch'
import { ORPCError } from '@orpc/server'
import { ERRORS } from '../../../shared/error-codes.ts'
import { toContractError } from '../router/errors.ts'
import type { VigieRouter } from '../router/index.ts'
import type { RequestContext } from '../router/procedures.ts'
import { asProblem, problemBody } from './problem.ts'
import { PREFIXES } from './route-table.ts'

const HEARTBEAT_MS = 15_000

/** Answers a request of the API, or returns null if the contract has no such operation. */
export type ApiHandler = (request: Request, context: RequestContext) => Promise<Response | null>

/** Returns null if no operation has the path. Errors become answers and are never thrown. */
export function createApi(router: VigieRouter): ApiHandler {
  const handler = new OpenAPIHandler<RequestContext>(router, {
    customErrorResponseBodyEncoder: problemBody,
    eventIteratorKeepAliveEnabled: true,
    eventIteratorKeepAliveInterval: HEARTBEAT_MS,
    interceptors: [
      // Errors before a procedure is reached: a body that is not JSON, an unsupported content type.
      async ({ context, next }) => {
        try {
          return await next()
        } catch (thrown) {
          if (thrown instanceof ORPCError && thrown.code in ERRORS) throw thrown
          throw toContractError(new ORPCError('BAD_REQUEST', { cause: thrown }), context)
        }
      },
    ],
  })
  return async (request, context) => {
    const { pathname } = new URL(request.url)
    for (const prefix of PREFIXES) {
      if (!pathname.startsWith(`${prefix}/`)) continue
      const { response } = await handler.handle(request, { prefix, context })
      if (response !== undefined) return asProblem(response)
    }
    return null
  }
}
