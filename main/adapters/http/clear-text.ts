/** Whether an address is reached by this machine only. Beyond it, tokens and answers would travel in clear. */
import { isIP } from 'node:net'
import { VigieError } from '../../../shared/errors.ts'

/** Returns whether a host is the loopback; an empty one and a name of the network are not. */
const isLoopback = (host: string): boolean => {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase()
  return bare === 'localhost' || bare === '::1' || (isIP(bare) === 4 && bare.startsWith('127.'))
}

/** @param allowed by the owner, in so many words @throws VigieError address_in_clear */
export function assertNotInClear(host: string, allowed: boolean): void {
  if (!isLoopback(host) && !allowed)
    throw new VigieError('address_in_clear', { host: host === '' ? '*' : host })
}
