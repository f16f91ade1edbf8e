/** A client over the transport under test, with a gate that forgets nothing but lives only as long as itself. */
import { createHttpClient } from '../../../main/adapters/net/http-client.ts'
import type { HttpTransport } from '../../../main/adapters/net/transport.ts'
import { createGate } from '../../../main/core/net/gate.ts'
import type { HttpClient } from '../../../main/core/ports/http.ts'
import { FakeClock } from '../../helpers/fake-clock.ts'

export type MakeClient = (clock?: FakeClock) => HttpClient

export function clientsOver(createTransport: () => HttpTransport): MakeClient {
  return (clock = new FakeClock('2026-11-22T12:00:00Z')) => {
    const waits = new Map<string, number>()
    const until = (host: string) => waits.get(host) ?? null
    const gate = createGate({ until, save: (host, time) => void waits.set(host, time) }, clock)
    return createHttpClient({ transport: createTransport(), gate })
  }
}
