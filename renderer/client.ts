/**
 * The panel's only access to Vigie: a typed client of the contract over one of two transports. The desktop
 * window uses a MessagePort passed through the preload bridge; a browser uses REST with a token.
 */
import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '../shared/contract/index.ts'
import { panelAddress, sendOrTake } from './client/begun.ts'
import { restTransport } from './client/rest.ts'
import type { ClientCaller, PanelTransport } from './client/transport.ts'

/** The client of the contract that the whole panel uses. */
export type PanelClient = ContractRouterClient<Contract>

/** The contract's procedures over a transport. */
export function createClient(transport: PanelTransport): PanelClient {
  return createORPCClient(transport.link)
}

/** Selects the transport: the bridge if there is one, otherwise REST at the address the panel came from. */
export async function chooseTransport(caller: ClientCaller): Promise<PanelTransport> {
  if (!window.vigie) return restTransport(panelAddress(), caller, sendOrTake)
  const { portTransport } = await import('./client/port.ts')
  return portTransport(window, caller)
}
