/** The contract, ready to be implemented: what every procedure of every door is given. */
import { implement } from '@orpc/server'
import { contract } from '../../../shared/contract/index.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import type { Services } from '../../core/services/index.ts'

export interface DoorContext {
  readonly services: Services
  /** The caller's language, for sentences. */
  readonly language: Language
}

export const procedures = implement(contract).$context<DoorContext>()
