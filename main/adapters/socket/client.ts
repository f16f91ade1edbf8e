/** The contract as a client over the local socket. */
import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { type Contract, contract } from '../../../shared/contract/index.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import { fetchOverSocket } from './fetch.ts'

/** A client of the instance that listens there; it connects with its first call. */
export function socketClient(socketPath: string, language: Language): ContractRouterClient<Contract> {
  const link = new OpenAPILink(contract, {
    url: 'http://localhost/api/v1',
    headers: { 'accept-language': language },
    fetch: (ask) => fetchOverSocket(socketPath, ask),
  })
  return createORPCClient(link)
}
