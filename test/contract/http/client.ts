/** A client over the transport under test, with a gate in memory. */

import { createHttpClient } from '../../../main/adapters/net/http-client.ts'
import type { HttpTransport } from '../../../main/adapters/net/transport.ts'
import { createGate } from '../../../main/core/net/gate.ts'
import type { HttpClient } from '../../../main/core/ports/http.ts'
import { FakeClock } from '../../helpers/fake-clock.ts'
import { memoryHostWaits } from '../../helpers/host-waits.ts'

export type MakeClient = (clock?: FakeClock) => HttpClient

export function clientsOver(createTransport: () => HttpTransport): MakeClient {
  return (clock = new FakeClock('2026-11-22T12:00:00Z')) => {
    const gate = createGate(memoryHostWaits(), clock)
    return createHttpClient({ transport: createTransport(), gate })
  }
}
