/** Method and path of every procedure, taken from the contract: all that the REST transport needs of it. */
import { type AnyContractRouter, isContractProcedure, oc } from '@orpc/contract'
import { contract } from '../../shared/contract/index.ts'

/** Returns the router with only its routes: no schemas and no error messages, which the panel has itself. */
function bare(router: AnyContractRouter): AnyContractRouter {
  if (isContractProcedure(router)) {
    const { method, path, inputStructure, outputStructure } = router['~orpc'].route
    const route = { method, path, inputStructure, outputStructure }
    const known = Object.entries(route).filter(([, value]) => value !== undefined)
    return { '~orpc': { ...oc['~orpc'], route: Object.fromEntries(known) } } as AnyContractRouter
  }
  return Object.fromEntries(Object.entries(router).map(([name, inner]) => [name, bare(inner)]))
}

/** The contract without its schemas, computed when the panel is built. */
export const routes = bare(contract)
