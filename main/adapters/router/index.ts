/** The one router of all endpoints: each procedure of the contract calls the operation of its name. */
import { type AnyContractRouter, isContractProcedure } from '@orpc/contract'
import type { AnyRouter, Router } from '@orpc/server'
import { type Contract, contract } from '../../../shared/contract/index.ts'
import { type OperationCall, operationBehind } from './operations.ts'
import { procedures, type RequestContext } from './procedures.ts'

/** The implemented contract, as each endpoint serves it. */
export type VigieRouter = Router<Contract, RequestContext>

/** The part of oRPC's implementer that all procedures share. */
interface Implementer {
  handler(handle: (call: OperationCall) => Promise<unknown>): AnyRouter
}

/** The implementation of the contract; the services come with each call. */
export const router = implemented(contract, procedures, []) as VigieRouter

function implemented(part: AnyContractRouter, implementer: unknown, path: readonly string[]): AnyRouter {
  if (isContractProcedure(part)) return (implementer as Implementer).handler(operationBehind(path))
  const inner = Object.entries(part).map(([name, each]) => {
    return [name, implemented(each, Reflect.get(implementer as object, name), [...path, name])] as const
  })
  return Object.fromEntries(inner)
}
