/** A request as an endpoint reads it, without a connection. */
import type { ReceivedRequest } from '../../main/adapters/http/request.ts'

export const receivedRequest = (path: string): ReceivedRequest => ({
  method: 'GET',
  address: new URL(path, 'http://127.0.0.1'),
  header: () => null,
  signal: new AbortController().signal,
  body: null,
})
