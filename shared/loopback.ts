/** Returns whether a host is this machine; an empty one and a name of the network are not. @param host IPv6 with or without brackets */
export function isLoopback(host: string): boolean {
  const bare = host
    .trim()
    .replace(/^\[|\]$/g, '')
    .toLowerCase()
  return bare === 'localhost' || bare === '::1' || /^127(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}$/.test(bare)
}
