/** Whether an address is reached by this machine only. Beyond it, tokens and answers would travel in clear. */
import { VigieError } from '../../../shared/errors.ts'
import { isLoopback } from '../../../shared/loopback.ts'

/** @param allowed by the owner, in so many words @throws VigieError address_in_clear */
export function assertNotInClear(host: string, allowed: boolean): void {
  if (!isLoopback(host) && !allowed)
    throw new VigieError('address_in_clear', { host: host === '' ? '*' : host })
}
