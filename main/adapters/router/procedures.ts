/** The contract, ready to be implemented, with the context of every procedure. */
import { implement } from '@orpc/server'
import { contract } from '../../../shared/contract/index.ts'
import type { TokenRight } from '../../../shared/token.ts'
import type { Services } from '../../core/services/index.ts'
import { type ErrorSetting, toContractError } from './errors.ts'

/** The caller's language, the request's reference and the log, beside the services. */
export interface RequestContext extends ErrorSetting {
  readonly services: Services
  /** The right of the token of the caller; absent for the window and the local socket. */
  readonly right?: TokenRight | undefined
  /** Whether the caller may not see secrets in settings of jobs. */
  readonly conceals?: boolean
  /**
   * Called before a change with what its read answers now; throws if the caller has read something else. @throws VigieError
   */
  readonly expects?: ((current: unknown) => void) | null
}

/** The implementer of the contract: whatever a procedure throws becomes an error of the contract. */
export const procedures = implement(contract)
  .$context<RequestContext>()
  .use(async ({ context, next, signal }) => {
    try {
      return await next()
    } catch (thrown) {
      // The caller has gone away; there is nothing to report.
      if (signal?.aborted === true) throw thrown
      throw toContractError(thrown, context)
    }
  })
