/** Words an error of the network for a delivery: no job is there that would try again. */
import type { ErrorCode } from '../../../shared/error-codes.ts'
import { VigieError } from '../../../shared/errors.ts'

/** What the client of all requests throws, and what it is called if a notification or a ping was not delivered. */
const CODES: Partial<Record<ErrorCode, ErrorCode>> = {
  source_unreachable: 'delivery_unreachable',
  source_timeout: 'delivery_timeout',
  source_malformed: 'delivery_malformed',
}

/** Returns the error with the code of a delivery; any other error as it is. */
export function deliveryError(error: unknown): unknown {
  const code = error instanceof VigieError ? CODES[error.code] : undefined
  return error instanceof VigieError && code !== undefined ? new VigieError(code, error.params) : error
}
