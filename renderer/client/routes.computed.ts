/** Method and path of every procedure, taken from the contract; all that the REST transport has to know of it. */
import { minifyContractRouter } from '@orpc/contract'
import { contract } from '../../shared/contract/index.ts'

export const routes = minifyContractRouter(contract)
