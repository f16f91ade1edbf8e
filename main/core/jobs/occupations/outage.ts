import { VigieError } from '../../../../shared/errors.ts'

/** The service answers later by itself. */
const PASSING = [
  'source_unreachable',
  'source_timeout',
  'source_rate_limited',
  'source_overloaded',
  'source_malformed',
  'source_failed',
  'claude_malformed',
  'batch_unfinished',
]
/** Somebody has to do something: pay, set a key, choose another model. */
const REFUSALS = [
  'source_refused',
  'claude_key_missing',
  'claude_key_refused',
  'claude_forbidden',
  'claude_model_unknown',
  'claude_address_in_clear',
  'claude_address_unknown',
]

/** Whether an error concerns the service, not the record. The record then stays in the cycle. */
export function isOutage(error: unknown): boolean {
  return error instanceof VigieError && [...PASSING, ...REFUSALS].includes(error.code)
}

/** Whether it is an outage that ends by itself, so that a record it hit is asked again within the same run. */
export function isPassing(error: unknown): boolean {
  return error instanceof VigieError && PASSING.includes(error.code)
}
