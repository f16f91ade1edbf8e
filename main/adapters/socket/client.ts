/** A client of the contract over the local socket. */
import { createORPCClient, DynamicLink } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { type Contract, contract } from '../../../shared/contract/index.ts'
import { VigieError } from '../../../shared/errors.ts'
import { errorOfProblem, readableProblem } from '../../../shared/problem.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import { readInstance } from '../sqlite/instance.ts'
import { fetchOverSocket } from './fetch.ts'
import { isOwnSocket } from './path.ts'

/** Returns a client of the instance that listens there; it connects at its first call. */
export function socketClient(socketPath: string, language: Language): ContractRouterClient<Contract> {
  return createORPCClient(socketLink(socketPath, language))
}

/**
 * Returns a client of the instance that runs on a data folder at the time of each call.
 * @returns a client whose calls throw VigieError not_running_instance while there is none
 */
export function folderClient(dataFolder: string, language: () => Language): ContractRouterClient<Contract> {
  return createORPCClient(
    new DynamicLink(() => {
      const socket = readInstance(dataFolder)?.socket ?? null
      if (socket === null || !isOwnSocket(socket)) throw new VigieError('not_running_instance')
      return socketLink(socket, language())
    }),
  )
}

function socketLink(socketPath: string, language: Language) {
  return new OpenAPILink(contract, {
    url: 'http://localhost/api/v1',
    headers: { 'accept-language': language },
    fetch: async (ask) => readableProblem(await fetchOverSocket(socketPath, ask)),
    customErrorResponseBodyDecoder: errorOfProblem,
    interceptors: [({ next }) => next().catch(ownError)],
  })
}

/** The client library wraps what happened while it read an answer: an error of ours is thrown as it is. */
function ownError(error: unknown): never {
  throw error instanceof Error && error.cause instanceof VigieError ? error.cause : error
}
