/**
 * Decides who may call an endpoint on the loopback: requests whose host is this machine, and pages from this
 * origin. Any web page can send requests to 127.0.0.1, and a foreign name can be made to resolve there.
 */

import { bareHost } from '../../../shared/loopback.ts'

const LOOPBACK = ['localhost', '127.0.0.1', '::1']

/** Who sends a request, by its headers `Host` and `Origin`. */
export interface RequestCaller {
  readonly host: string | undefined
  readonly origin: string | undefined
  /** `Sec-Fetch-Site`, which browsers set and pages cannot. */
  readonly site?: string | undefined
  /** Whether a person opens a page, for example by a link in another one. */
  readonly isNavigation?: boolean
}

/**
 * Returns the foreign host or origin of a caller, or null if it is allowed.
 * @param allowedHosts names and addresses besides the loopback, without port; IPv6 with or without brackets
 */
export function foreign(
  { host, origin, site, isNavigation = false }: RequestCaller,
  allowedHosts: readonly string[],
): string | null {
  const name = hostName(host)
  if (name === null || ![...LOOPBACK, ...allowedHosts.map(plainHost)].includes(plainHost(name)))
    return host ?? '(no host)'
  if (origin === undefined)
    return (site === 'cross-site' || site === 'same-site') && !isNavigation ? site : null
  return origin === `http://${host}` || origin === `https://${host}` ? null : origin
}

/** Returns the name of a Host header, in lower case, without its port. */
function hostName(host: string | undefined): string | null {
  const [, name] = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::\d{1,5})?$/i.exec(host ?? '') ?? []
  return name?.toLowerCase() ?? null
}

/** A dot at the end says that a name is complete (RFC 1034, 3.1): it is the same host. */
const plainHost = (name: string): string => bareHost(name).replace(/(?<=[^.])\.$/, '')
