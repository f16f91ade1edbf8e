/** The panel in the desktop window: its files under their own origin, with the same headers as in a browser. */

import type { Protocol } from 'electron'
import { decodedPart } from '../../../shared/decoded-part.ts'
import { createPanel } from '../http/panel.ts'
import { SECURITY_HEADERS } from '../http/security-headers.ts'

const SCHEME = 'vigie'

/** The panel's origin. `file:` would give every page on the disk the same origin. */
export const PANEL_ORIGIN = `${SCHEME}://panel`

/** Call before Electron is ready: gives the scheme an origin, so that storage and CSP apply to it. */
export function claimPanelScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, codeCache: true } },
  ])
}

/** Serves the built panel, and nothing else. */
export function servePanel(protocol: Pick<Protocol, 'handle'>, folder: string): void {
  const panel = createPanel(folder)
  protocol.handle(SCHEME, (request) => {
    const { host, pathname } = new URL(request.url)
    const known = host === 'panel' && request.method === 'GET' ? panel(pathname, null) : null
    const { status, headers, body } = known ?? { status: 404, headers: {}, body: 'Not found' }
    return new Response(body, { status, headers: { ...headers, ...SECURITY_HEADERS } })
  })
}

/** Returns the view that an address of the panel names, and the item in it; nothing for another address. */
export function viewAt(address: string): [view?: string, item?: string] {
  const [, view, item] = /#\/([\w-]+)(?:\/([^/?#]+))?$/.exec(address) ?? []
  if (view === undefined) return []
  return item === undefined ? [view] : [view, decodedPart(item)]
}
