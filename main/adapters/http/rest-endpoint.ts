/** The REST API and the panel in a browser: on the loopback, protected by origin, rate and token. */
import type { Settings } from '../../../shared/settings.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import type { Log } from '../../core/ports/log.ts'
import type { Services } from '../../core/services/index.ts'
import { api } from './api.ts'
import { createHttpApp } from './app.ts'
import { createFeed } from './feed.ts'
import { holderIn, oncePerRequest, originGate, rateGate, tokenGate } from './gates.ts'
import type { OncePerKey } from './idempotency.ts'
import { lostPage } from './lost-page.ts'
import { createMetrics } from './metrics.ts'
import { type Circumstances, withMicrocache } from './microcache.ts'
import { withOldAlerts } from './old-alerts.ts'
import { openApiPages } from './openapi-pages.ts'
import { createPanel } from './panel.ts'
import { createRateLimit } from './rate-limit.ts'
import { type HttpListener, listen } from './server.ts'
import type { TokenList } from './token-list.ts'

const MAX_BODY_BYTES = 1_000_000
/** A file of 40 million characters in base64, or 30 million characters of any alphabet. */
const MAX_IMPORT_BYTES = 128_000_000
const IMPORT_PATH = /\/(?:(?:maintenances|assets|readings)\/import\/preview|calendars\/[a-z0-9-]+)$/
const LOCAL_MAX_BODY_BYTES = 256_000_000

/** What both listeners of an instance need, the local socket and REST. */
export interface EndpointsDeps {
  readonly services: Services
  readonly log: Log
  readonly language: () => Language
  readonly version: string
  readonly repeats: OncePerKey
}

/** What REST needs beside: its token, its address and the files of the panel. */
export interface RestEndpointDeps extends EndpointsDeps {
  readonly tokens: TokenList
  readonly door: () => Settings['door']
  readonly circumstances: Circumstances
  /** Folder of the built panel. */
  readonly panelFolder: string
}

/** Opens the REST listener at a host and port. @throws VigieError port_in_use | address_unavailable */
export async function openRestEndpoint(
  deps: RestEndpointDeps,
  host: string,
  port: number,
): Promise<HttpListener> {
  const metrics = createMetrics(deps.services)
  const panel = createPanel(deps.panelFolder)
  const holderNow = holderIn(deps.tokens)
  const holderOf = oncePerRequest(holderNow)
  const rate = createRateLimit(() => performance.now())
  const endpoint = createHttpApp({
    ...deps,
    api: withMicrocache(withOldAlerts(api), deps.circumstances),
    maxBodyBytes: (path) => (IMPORT_PATH.test(path) ? MAX_IMPORT_BYTES : MAX_BODY_BYTES),
    stages: [
      {
        gate: originGate(() => [host, ...deps.door().allowed_hosts]),
        // Opening the panel loads many files, which cost nothing: they count against no limit.
        pages: [({ address, header }) => panel(address.pathname, header('if-none-match'))],
      },
      {
        gate: rateGate(rate, () => deps.door().requests_per_minute, holderOf),
        pages: [
          openApiPages(deps.version),
          createFeed(deps.services, deps.tokens, deps.language),
          lostPage(deps.language),
        ],
      },
      { gate: tokenGate(holderOf), pages: [metrics.page] },
    ],
    holderOf,
    isAccepted: (request) => holderNow(request) !== null,
    roots: () => deps.door().roots,
    onAnswer: metrics.count,
  })
  const listening = await listen(endpoint, { host, port }, { language: deps.language })
  return {
    ...listening,
    close: () => {
      metrics.close()
      return listening.close()
    },
  }
}

/**
 * Opens the local socket: the same endpoint for the command line, without a token, because only its owner can connect.
 * @throws VigieError socket_unavailable
 */
export async function openLocalEndpoint(deps: EndpointsDeps, path: string): Promise<HttpListener> {
  const endpoint = createHttpApp({
    ...deps,
    api,
    maxBodyBytes: () => LOCAL_MAX_BODY_BYTES,
    stages: [],
  })
  return listen(endpoint, { path }, { language: deps.language })
}
