/** What every HTTP client promises, whatever its network stack; each transport's test runs it. */
import type { Transport } from '../../main/adapters/net/transport.ts'
import { answersContract } from './http/answers.ts'
import { bodiesContract } from './http/bodies.ts'
import { clientsOver } from './http/client.ts'
import { serversContract } from './http/servers.ts'

export function httpContract(createTransport: () => Transport): void {
  const client = clientsOver(createTransport)
  answersContract(client)
  serversContract(client)
  bodiesContract(client)
}
