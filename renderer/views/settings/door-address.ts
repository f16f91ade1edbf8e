/** Where the panel is after its owner moved the door of Vigie. */

/** Addresses that mean every network of the machine. */
const EVERYWHERE = ['', '0.0.0.0', '::', '[::]']

/** The parts of an address that the door decides. */
export interface DoorAddress {
  readonly host: string
  readonly port: number
}

/**
 * Returns the address of the panel after the door moved; null if the panel was not reached at the door itself, but for
 * example through a proxy, or if it did not move.
 */
export function addressAfter(
  before: DoorAddress,
  after: DoorAddress,
  here: Pick<Location, 'protocol' | 'hostname' | 'port'>,
): string | null {
  const moved = before.host !== after.host || before.port !== after.port
  if (!moved || Number(here.port) !== before.port || after.port === 0) return null
  const stays = EVERYWHERE.includes(after.host) || after.host === before.host
  const host = stays ? here.hostname : after.host
  const written = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host
  return `${here.protocol}//${written}:${after.port}/`
}
