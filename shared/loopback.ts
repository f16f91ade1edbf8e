/** Returns whether a host is this machine; an empty one and a name of the network are not. @param host IPv6 with or without brackets */
export function isLoopback(host: string): boolean {
  const bare = bareHost(host)
  return bare === 'localhost' || bare === '::1' || /^127(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}$/.test(bare)
}

/** Returns a host as a listener takes it: `[::1]` is `::1`, in lower case. */
export const bareHost = (host: string): string =>
  host
    .trim()
    .replace(/^\[(.*)\]$/, '$1')
    .toLowerCase()
