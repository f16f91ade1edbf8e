import { VigieError } from '../../../../shared/errors.ts'

const OUTAGES = [
  'source_unreachable',
  'source_timeout',
  'source_rate_limited',
  'source_refused',
  'claude_key_refused',
]

/** Whether an error concerns the service, not the record. The record then stays in the cycle. */
export function isOutage(error: unknown): boolean {
  return error instanceof VigieError && OUTAGES.includes(error.code)
}
