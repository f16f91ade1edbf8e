/** `/api/v1/openapi.json` and the reference made from it, each built once, at the first request. */
import type { RequestHandler } from './app.ts'
import { type FixedPage, fixedPage } from './fixed-page.ts'

const DOCUMENT = /^\/api(?:\/v1)?\/openapi\.json$/
const REFERENCE = /^\/api(?:\/v1)?\/reference\/?$/
const STYLE = /^\/api(?:\/v1)?\/reference\.css$/

interface ApiPages {
  readonly document: FixedPage
  readonly reference: FixedPage
  readonly style: FixedPage
}

/** Returns null for every other path. */
export function openApiPages(version: string): RequestHandler {
  let built: Promise<ApiPages> | null = null
  const pages = () => {
    built ??= build(version)
    return built
  }
  return async (request) => {
    const { pathname } = new URL(request.url)
    if (DOCUMENT.test(pathname)) return (await pages()).document(request)
    if (STYLE.test(pathname)) return (await pages()).style(request)
    return REFERENCE.test(pathname) ? (await pages()).reference(request) : null
  }
}

async function build(version: string): Promise<ApiPages> {
  const { openApiDocument } = await import('./openapi.ts')
  const { referencePage, referenceStyle } = await import('./reference-page.ts')
  const document = await openApiDocument(version)
  return {
    document: fixedPage(JSON.stringify(document), 'application/json'),
    reference: fixedPage(referencePage(document), 'text/html'),
    style: fixedPage(referenceStyle, 'text/css'),
  }
}
