/** Passes each procedure of the contract on to an instance in another process, streams included. */
import { type AnyContractRouter, type ContractRouterClient, isContractProcedure } from '@orpc/contract'
import { type AnyRouter, ORPCError, os } from '@orpc/server'
import { type Contract, contract } from '../../../shared/contract/index.ts'
import { type ErrorSetting, toContractError } from '../router/errors.ts'

type RelayedCall = (
  input: unknown,
  options: { signal?: AbortSignal | undefined; lastEventId?: string | undefined },
) => Promise<unknown>

/**
 * Inputs and answers pass unchanged: the other side validates them.
 * @param setting the language and the log for errors on this side of the socket
 */
export function relayRouter(client: ContractRouterClient<Contract>, setting: () => ErrorSetting): AnyRouter {
  return relayed(contract, client, setting)
}

function relayed(part: AnyContractRouter, client: unknown, setting: () => ErrorSetting): AnyRouter {
  if (isContractProcedure(part)) return handedOn(part['~orpc'].errorMap, client as RelayedCall, setting)
  const inner = Object.entries(part).map(([name, each]) => {
    return [name, relayed(each, Reflect.get(client as object, name), setting)] as const
  })
  return Object.fromEntries(inner)
}

function handedOn(errors: Parameters<typeof os.errors>[0], call: RelayedCall, setting: () => ErrorSetting) {
  return os.errors(errors).handler(async ({ input, signal, lastEventId }) => {
    try {
      return await call(input, { signal, lastEventId })
    } catch (thrown) {
      if (thrown instanceof ORPCError || signal?.aborted === true) throw thrown
      throw toContractError(thrown, setting())
    }
  })
}
