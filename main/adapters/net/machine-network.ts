/** Whether this machine has a network at all, without asking a host. */
import { readFileSync } from 'node:fs'
import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os'

/** What the answer is read from; by default this machine. */
export interface NetworkFacts {
  readonly interfaces: () => Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>
  /** The text of a file; throws if there is none. */
  readonly read: (path: string) => string
}

const machine: NetworkFacts = { interfaces: networkInterfaces, read: (path) => readFileSync(path, 'utf8') }

/** A destination and a mask of zeros; a route with the flag 0x0200 refuses (linux/route.h, RTF_REJECT). */
const ROUTE_4 = /^\S+\t0{8}\t\S+\t(\S+)\t\S+\t\S+\t\S+\t0{8}/m
const ROUTE_6 = /^0{32} 00 .* ([0-9a-f]{8}) +(?!lo)\S+$/m
const REJECTS = 0x0200

/** Link-local addresses lead nowhere (RFC 3927, RFC 4291). */
const LINK_LOCAL = /^(169\.254\.|fe[89ab])/i

/**
 * Returns whether an interface has an address and, on Linux, whether a route leads out; null if the system does not
 * list its interfaces, as a sandbox without netlink sockets.
 */
export function hasNetwork({ interfaces, read }: NetworkFacts = machine): boolean | null {
  const addresses = addressesOf(interfaces)
  if (addresses === null) return null
  if (!addresses.some(({ internal, address }) => !internal && !LINK_LOCAL.test(address))) return false
  const routes = [routeOf(read, '/proc/net/route', ROUTE_4), routeOf(read, '/proc/net/ipv6_route', ROUTE_6)]
  return routes.every((route) => route === null) || routes.includes(true)
}

function addressesOf(interfaces: NetworkFacts['interfaces']): readonly NetworkInterfaceInfo[] | null {
  try {
    return Object.values(interfaces()).flatMap((list) => list ?? [])
  } catch {
    return null
  }
}

/** Whether a table has a default route; null if this system has no such table. */
function routeOf(read: NetworkFacts['read'], path: string, pattern: RegExp): boolean | null {
  try {
    const [, flags] = pattern.exec(read(path)) ?? []
    return flags !== undefined && (Number.parseInt(flags, 16) & REJECTS) === 0
  } catch {
    // Another system than Linux, or a sandbox that hides the table.
    return null
  }
}
