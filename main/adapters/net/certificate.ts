/** Reads the certificate of a server by a handshake of its own: neither network stack gives it with an answer. */
import { isIP } from 'node:net'
import { connect } from 'node:tls'
import { type LocalizableMessage, VigieError } from '../../../shared/errors.ts'
import type { HostGate } from '../../core/net/gate.ts'
import type { ServerCertificates } from '../../core/ports/certificates.ts'
import { networkReason } from './reasons.ts'

/** Passes the gate of the host as a request does. */
export function createCertificates(gate: Pick<HostGate, 'pass'>): ServerCertificates {
  return {
    validTo: async (url, signal, timeoutMs) => {
      const source = url.host
      if (url.protocol !== 'https:') throw unreachable(source, { messageKey: 'answer.no_certificate' })
      gate.pass(url.host, source)
      signal.throwIfAborted()
      return handshake(url, source, signal, timeoutMs)
    },
  }
}

const unreachable = (source: string, detail: LocalizableMessage, cause?: unknown) =>
  new VigieError('source_unreachable', { source, detail }, { cause })

function handshake(url: URL, source: string, signal: AbortSignal, timeoutMs: number): Promise<number> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const socket = connect({
    host,
    port: Number(url.port || 443),
    // What has ended is what the owner wants to know: whether it is trusted is for the request itself.
    rejectUnauthorized: false,
    ...(isIP(host) === 0 ? { servername: host } : {}),
  })
  const late = setTimeout(
    () => reject(new VigieError('source_timeout', { source, seconds: timeoutMs / 1000 })),
    timeoutMs,
  )
  const abort = () => reject(signal.reason)
  signal.addEventListener('abort', abort, { once: true })
  socket.once('secureConnect', () => {
    const ends = Date.parse(socket.getPeerCertificate().valid_to ?? '')
    if (Number.isNaN(ends)) reject(unreachable(source, { messageKey: 'answer.no_certificate' }))
    else resolve(ends)
  })
  socket.once('error', (error) => reject(unreachable(source, networkReason(error, url.hostname), error)))
  return promise.finally(() => {
    clearTimeout(late)
    signal.removeEventListener('abort', abort)
    socket.destroy()
  })
}
