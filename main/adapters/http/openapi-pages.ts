/** `/api/v1/openapi.json` and the reference made from it, each built at the first request. */
import type { RequestHandler } from './app.ts'

const DOCUMENT = /^\/api(?:\/v1)?\/openapi\.json$/
const REFERENCE = /^\/api(?:\/v1)?\/reference\/?$/
const STYLE = '/api/v1/reference.css'

/** Returns null for every other path. */
export function openApiPages(version: string): RequestHandler {
  let document: Promise<unknown> | null = null
  const described = () => {
    document ??= import('./openapi.ts').then(({ openApiDocument }) => openApiDocument(version))
    return document
  }
  return async (request) => {
    const { pathname } = new URL(request.url)
    if (DOCUMENT.test(pathname)) return Response.json(await described())
    if (pathname === STYLE) return text((await reference()).referenceStyle, 'text/css')
    if (!REFERENCE.test(pathname)) return null
    const { referencePage } = await reference()
    return text(referencePage((await described()) as Parameters<typeof referencePage>[0], STYLE), 'text/html')
  }
}

const reference = () => import('./reference-page.ts')

const text = (body: string, type: string): Response =>
  new Response(body, { headers: { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-cache' } })
