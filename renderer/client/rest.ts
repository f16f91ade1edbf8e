/** The transport of a browser: REST, with server-sent events for live updates. */
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { errorOfProblem, readableProblem } from '../../shared/problem.ts'
import { routes } from './routes.computed.ts'
import { type ClientCaller, headersOf, type PanelTransport } from './transport.ts'

/**
 * @param address of Vigie; with the path below which a proxy serves it
 * @param send sends a request that may have begun already
 */
export function restTransport(
  address: string,
  caller: ClientCaller,
  send: (request: Request, init: RequestInit) => Promise<Response> = fetch,
): PanelTransport {
  const link = new OpenAPILink(routes, {
    url: new URL('api/v1', address.endsWith('/') ? address : `${address}/`).href,
    headers: () => headersOf(caller),
    fetch: async (request, init) => readableProblem(await send(request, init)),
    customErrorResponseBodyDecoder: errorOfProblem,
  })
  return { link, close: () => {} }
}
