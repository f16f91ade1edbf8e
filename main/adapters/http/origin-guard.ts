/**
 * Who may talk to a door on the loopback: requests that name this machine as their host, and pages that came from
 * this very door. Any web page can send requests to 127.0.0.1, and a foreign name can be made to resolve there.
 */

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

export interface RequestCaller {
  readonly host: string | undefined
  readonly origin: string | undefined
}

/**
 * What is wrong with a caller: the foreign host or origin, or null where it may enter.
 * @param allowedHosts names beside the loopback, without port
 */
export function foreign({ host, origin }: RequestCaller, allowedHosts: readonly string[]): string | null {
  const name = hostName(host)
  if (name === null || ![...LOOPBACK, ...allowedHosts].includes(name)) return host ?? '(no host)'
  if (origin === undefined) return null
  return origin === `http://${host}` || origin === `https://${host}` ? null : origin
}

/** The name of a Host header, lower case, without its port. */
function hostName(host: string | undefined): string | null {
  const [, name] = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::\d{1,5})?$/i.exec(host ?? '') ?? []
  return name?.toLowerCase() ?? null
}
