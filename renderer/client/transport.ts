/** What the panel needs of a way to Vigie. */
import type { ClientContext, ClientLink } from '@orpc/client'

export interface PanelTransport {
  /** Opens the way again by itself after it broke. */
  readonly link: ClientLink<ClientContext>
  /** Closes ports and listeners. */
  readonly close: () => void
}

/** What goes with every call. */
export interface ClientCaller {
  /** The token of the REST door; null where none is known. */
  readonly token: () => string | null
  /** In which language Vigie writes titles and sentences. */
  readonly language: () => string
}

/** Asked for at each call: token and language may change while the panel is open. */
export function headersOf(caller: ClientCaller): Record<string, string> {
  const token = caller.token()
  return {
    'accept-language': caller.language(),
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  }
}
