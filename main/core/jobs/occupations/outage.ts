import { VigieError } from '../../../../shared/errors.ts'

const OUTAGES = [
  'source_unreachable',
  'source_timeout',
  'source_rate_limited',
  'source_refused',
  'claude_key_refused',
]

/** Whether an error is about the service rather than about the record, which then keeps its place in the cycle. */
export function isOutage(error: unknown): boolean {
  return error instanceof VigieError && OUTAGES.includes(error.code)
}
