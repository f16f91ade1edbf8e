/** Whether an address is reached by this machine only. Beyond it, tokens and answers would travel in clear. */
import { VigieError } from '../../../shared/errors.ts'
import { isLoopback } from '../../../shared/loopback.ts'

/**
 * @param allowed by the owner, in so many words
 * @param field the setting that asks for it, if one does
 * @throws VigieError address_in_clear
 */
export function assertNotInClear(host: string, allowed: boolean, field?: string): void {
  if (isLoopback(host) || allowed) return
  const params = { host: host === '' ? '*' : host, ...(field === undefined ? {} : { field }) }
  throw new VigieError('address_in_clear', params)
}
