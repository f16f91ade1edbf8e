/** A request as an endpoint reads it. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { VigieError } from '../../../shared/errors.ts'

export interface ReceivedRequest {
  readonly method: string
  readonly address: URL
  /** Returns what a header says, all of it if it is there more than once; null without it. */
  readonly header: (name: string) => string | null
  /** Aborted when the caller goes away before the answer has ended. */
  readonly signal: AbortSignal
  /** Null of methods that have none. */
  readonly body: AsyncIterable<Uint8Array> | null
}

/** What the address of a request begins with if it names a host of its own (RFC 9112, 3.2.2). */
const ABSOLUTE = /^https?:\/\//i

/** @throws VigieError request_unreadable if it names no address */
export function requestOf(incoming: IncomingMessage, outgoing: ServerResponse): ReceivedRequest {
  const { method = 'GET', rawHeaders } = incoming
  const header = (name: string) => headerIn(rawHeaders, name)
  let leaving: AbortController | null = null
  return {
    method,
    address: addressOf(incoming.url ?? '', header('host')),
    header,
    get signal() {
      leaving ??= leavingOf(incoming, outgoing)
      return leaving.signal
    },
    // Unread rest of a body that is refused must not take the connection from the answer.
    body: method === 'GET' || method === 'HEAD' ? null : incoming.iterator({ destroyOnReturn: false }),
  }
}

/** A backslash would be read as a slash. @throws VigieError request_unreadable */
function addressOf(target: string, host: string | null): URL {
  const [path = ''] = target.split('?', 1)
  const text = ABSOLUTE.test(target) ? target : `http://${host ?? ''}${target}`
  const isPath = target.startsWith('/') && host !== null
  const address = (isPath || text === target) && !path.includes('\\') ? URL.parse(text) : null
  if (address === null) throw new VigieError('request_unreadable')
  return address
}

function headerIn(raw: readonly string[], name: string): string | null {
  let value: string | null = null
  for (let at = 0; at < raw.length; at += 2) {
    const each = raw[at] ?? ''
    if (each.length !== name.length || each.toLowerCase() !== name) continue
    value = value === null ? (raw[at + 1] ?? '') : `${value}, ${raw[at + 1]}`
  }
  return value
}

function leavingOf({ socket }: IncomingMessage, outgoing: ServerResponse): AbortController {
  const leaving = new AbortController()
  const close = () => {
    if (!outgoing.writableFinished) leaving.abort()
  }
  if (outgoing.closed || socket.destroyed) close()
  else outgoing.once('close', close)
  return leaving
}
