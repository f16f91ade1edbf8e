/** Computes the next request after a redirect. */
import type { TransportReply, TransportRequest } from './transport.ts'

const REDIRECTS = [301, 302, 303, 307, 308]

/** `a=1` of each `a=1; Path=/`, a later cookie in place of an earlier one with its name. */
function withCookies(before: string | undefined, set: readonly string[]): string {
  const pairs = [...(before?.split('; ') ?? []), ...set.map((cookie) => cookie.split(';')[0] ?? '')]
  return [...new Map(pairs.map((pair) => [pair.split('=')[0], pair])).values()].join('; ')
}

/** Headers for one site only. */
const PRIVATE = ['authorization', 'cookie', 'proxy-authorization']

/** Without a `Location` it is an answer like any other. */
export function isRedirect({ status, headers }: TransportReply): boolean {
  return REDIRECTS.includes(status) && headers.location !== undefined
}

/**
 * The next request. After 303, and after 301 or 302 of a POST, it is a GET without body (Fetch standard); private
 * headers and cookies do not follow to another site; to the same one the cookies just set go along. Null if it leads out of the web: a server never points at our files.
 */
export function redirected(
  hop: TransportRequest,
  { status, headers, cookies }: TransportReply,
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
  const own = target.origin === hop.url.origin && cookies.length > 0
  const cookie = own ? { cookie: withCookies(hop.headers.cookie, cookies) } : {}
  const rest = { ...hop, url: target, headers: { ...Object.fromEntries(kept), ...cookie } }
  return asGet ? { ...rest, method: 'GET', body: null } : rest
}
