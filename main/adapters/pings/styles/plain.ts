/** Any service that waits for a call of its address: Dead Man's Snitch, Better Stack, Cronitor. */
import type { PingStyle } from '../style.ts'

/** Only a success is sent: any call would count as one. */
export const plain: PingStyle = {
  name: 'plain',
  call: (address, { is }) => (is === 'success' ? { url: address.href, method: 'GET' } : null),
}
