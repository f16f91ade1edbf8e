/** The transport of a browser: REST, with server-sent events for live updates. */
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { errorOfProblem, readableProblem } from '../../shared/problem.ts'
import { routes } from './routes.computed.ts'
import { type ClientCaller, headersOf, type PanelTransport } from './transport.ts'

/** @param origin of Vigie, without a path */
export function restTransport(origin: string, caller: ClientCaller): PanelTransport {
  const link = new OpenAPILink(routes, {
    url: `${origin}/api/v1`,
    headers: () => headersOf(caller),
    fetch: async (request, init) => readableProblem(await fetch(request, init)),
    customErrorResponseBodyDecoder: errorOfProblem,
  })
  return { link, close: () => {} }
}
