/** Requirements for every HTTP client, with any network stack; each transport's test runs them. */
import type { HttpTransport } from '../../main/adapters/net/transport.ts'
import { answersContract } from './http/answers.ts'
import { bodiesContract } from './http/bodies.ts'
import { clientsOver } from './http/client.ts'
import { serversContract } from './http/servers.ts'

export function httpContract(createTransport: () => HttpTransport): void {
  const client = clientsOver(createTransport)
  answersContract(client)
  serversContract(client)
  bodiesContract(client)
}
