/** The contract, ready to be implemented: what every procedure of every door is given. */
import { implement } from '@orpc/server'
import { contract } from '../../../shared/contract/index.ts'
import type { Services } from '../../core/services/index.ts'
import { type ErrorSetting, toContractError } from './errors.ts'

/** The caller's language, the request's reference and the log, beside the services. */
export interface RequestContext extends ErrorSetting {
  readonly services: Services
}

export const procedures = implement(contract)
  .$context<RequestContext>()
  .use(async ({ context, next, signal }) => {
    try {
      return await next()
    } catch (thrown) {
      // A caller who went away hears nothing; there is nothing to report either.
      if (signal?.aborted === true) throw thrown
      throw toContractError(thrown, context)
    }
  })
