/** Where a redirect leads, and as what. */
import type { TransportReply, TransportRequest } from './transport.ts'

const REDIRECTS = [301, 302, 303, 307, 308]

/** Headers for one site only. */
const PRIVATE = ['authorization', 'cookie', 'proxy-authorization']

/** Without a `Location` it is an answer like any other. */
export function isRedirect({ status, headers }: TransportReply): boolean {
  return REDIRECTS.includes(status) && headers.location !== undefined
}

/**
 * The next request. After 303, and after 301 or 302 of a POST, it is a GET without body (Fetch standard); private
 * headers do not follow to another site. Null where it leads out of the web: a server never points at our files.
 */
export function redirected(
  hop: TransportRequest,
  { status, headers }: TransportReply,
): TransportRequest | null {
  const target = URL.canParse(headers.location ?? '', hop.url)
    ? new URL(headers.location ?? '', hop.url)
    : null
  if (target === null || !/^https?:$/.test(target.protocol)) return null
  const asGet = hop.method !== 'HEAD' && (status === 303 || (hop.method === 'POST' && status < 303))
  const dropped = [
    ...(target.origin === hop.url.origin ? [] : PRIVATE),
    ...(asGet ? ['content-type', 'content-length'] : []),
  ]
  const kept = Object.entries(hop.headers).filter(([name]) => !dropped.includes(name))
  const rest = { ...hop, url: target, headers: Object.fromEntries(kept) }
  return asGet ? { ...rest, method: 'GET', body: null } : rest
}
