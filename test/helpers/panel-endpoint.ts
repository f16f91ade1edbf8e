/** The panel's connections to Vigie: each prepares a page and returns the panel's address. */
import type { Page } from 'playwright-core'
import type { Application } from '../../main/application.ts'
import { mainProcessOf } from './electron/main-process.ts'
import { ELECTRON_SWITCHES, makeWindow, windowAddress } from './electron/window.ts'

/** A Vigie that can be reached; after a restart its fields describe the new one. */
export interface ReachableVigie {
  readonly url: string
  readonly token: string
  readonly application: Application
}

export interface PanelEndpoint {
  readonly name: string
  /** Chromium's arguments. */
  readonly switches: readonly string[]
  /** Called once per page. Returns the address of a view. */
  readonly lead: (page: Page, to: ReachableVigie) => Promise<(view: string) => string>
}

/** A browser on the loopback: files, calls and server-sent events over HTTP, with a token. */
export const restEndpoint: PanelEndpoint = {
  name: 'REST',
  switches: [],
  lead: async (_page, { url, token }) => {
    return (view) => `${url}/#/${view}&token=${token}`
  },
}

/** The desktop's window: the preload script and a MessagePort; no HTTP and no token. */
export const windowEndpoint: PanelEndpoint = {
  name: 'the window',
  switches: ELECTRON_SWITCHES,
  lead: async (page, to) => {
    await makeWindow(page, () => mainProcessOf(to.application))
    return windowAddress
  },
}

export const ENDPOINTS: readonly PanelEndpoint[] = [restEndpoint, windowEndpoint]
