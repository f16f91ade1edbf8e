/**
 * The panel's one way to Vigie: a typed client of the contract over one of two transports. In the desktop window
 * it speaks over a MessagePort handed through the preload bridge; in a browser over REST with a token.
 */
import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '../shared/contract/index.ts'
import { restTransport } from './client/rest.ts'
import type { ClientCaller, PanelTransport } from './client/transport.ts'

export type PanelClient = ContractRouterClient<Contract>

/** The contract's procedures over a transport. */
export function createClient(transport: PanelTransport): PanelClient {
  return createORPCClient(transport.link)
}

/** The transport of this place: the bridge where there is one, else REST on the address the panel came from. */
export async function chooseTransport(caller: ClientCaller): Promise<PanelTransport> {
  if (!window.vigie) return restTransport(window.location.origin, caller)
  const { portTransport } = await import('./client/port.ts')
  return portTransport(window, caller)
}
