/** `/api/v1/openapi.json` and the reference made from it, each built once, at the first request. */
import type { RequestHandler } from './app.ts'
import { type FixedPage, fixedPage } from './fixed-page.ts'
import type { ReceivedRequest } from './request.ts'

const DOCUMENT = /^\/api(?:\/v1)?\/openapi\.json$/
const REFERENCE = /^\/api(?:\/v1)?\/reference\/?$/
const STYLE = /^\/api(?:\/v1)?\/reference\.css$/

const PREFIX = /^(?:\/[\w.~-]{1,100}){1,10}$/

interface ApiPages {
  /** @param prefix of the path under which a proxy serves Vigie; empty without one */
  readonly documentBelow: (prefix: string) => FixedPage
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
  return (request) => {
    const { pathname } = request.address
    if (DOCUMENT.test(pathname))
      return pages().then(({ documentBelow }) => documentBelow(prefixOf(request))(request))
    if (STYLE.test(pathname)) return pages().then(({ style }) => style(request))
    return REFERENCE.test(pathname) ? pages().then(({ reference }) => reference(request)) : null
  }
}

/** A proxy says so in X-Forwarded-Prefix, as Traefik does by itself; anything else is ignored. */
function prefixOf({ header }: ReceivedRequest): string {
  const said = (header('x-forwarded-prefix') ?? '').replace(/\/$/, '')
  return PREFIX.test(said) ? said : ''
}

async function build(version: string): Promise<ApiPages> {
  const { openApiDocument } = await import('./openapi.ts')
  const { referencePage, referenceStyle } = await import('./reference-page.ts')
  const document = await openApiDocument(version)
  const plain = fixedPage(JSON.stringify(document), 'application/json')
  const below = (prefix: string) =>
    fixedPage(JSON.stringify({ ...document, servers: [{ url: `${prefix}/api/v1` }] }), 'application/json')
  // There is one proxy: its document is written once.
  let latest = { prefix: '', page: plain }
  return {
    documentBelow: (prefix) => {
      if (prefix !== latest.prefix) latest = { prefix, page: prefix === '' ? plain : below(prefix) }
      return latest.page
    },
    reference: fixedPage(referencePage(document), 'text/html'),
    style: fixedPage(referenceStyle, 'text/css'),
  }
}
