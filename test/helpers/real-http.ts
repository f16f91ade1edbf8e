/** The real HTTP client over Node's network stack, with host waits in memory. */

import { createHttpClient } from '../../main/adapters/net/http-client.ts'
import { createNodeTransport } from '../../main/adapters/net/node-transport.ts'
import { createGate } from '../../main/core/net/gate.ts'
import type { Clock } from '../../main/core/ports/clock.ts'
import type { HttpClient } from '../../main/core/ports/http.ts'
import { memoryHostWaits } from './host-waits.ts'

export function realHttp(clock: Clock): HttpClient {
  const gate = createGate(memoryHostWaits(), clock)
  return createHttpClient({ transport: createNodeTransport(() => ({ proxy: '', ca_file: '' }), {}), gate })
}
