/** What the panel needs of a transport. */
import type { ClientContext, ClientLink } from '@orpc/client'

/** How calls and events reach Vigie. */
export interface PanelTransport {
  /** Reconnects automatically. */
  readonly link: ClientLink<ClientContext>
  /** Closes ports and listeners. */
  readonly close: () => void
}

/** Sent with every call. */
export interface ClientCaller {
  /** The token of the REST API; null if none is known. */
  readonly token: () => string | null
  /** The language of titles and messages. */
  readonly language: () => string
}

/** Called for each call: token and language may change while the panel is open. */
export function headersOf(caller: ClientCaller): Record<string, string> {
  const token = caller.token()
  return {
    'accept-language': caller.language(),
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  }
}
