import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '../../../shared/contract/index.ts'

/** A client of the contract: the same procedures over the local socket or inside this process. */
export type VigieClient = ContractRouterClient<Contract>
