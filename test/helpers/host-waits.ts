import type { HostWait, HostWaits } from '../../main/core/ports/host-waits.ts'

/** Host waits in memory. */
export function memoryHostWaits(): HostWaits {
  const waits = new Map<string, HostWait>()
  const refusals = new Map<string, number>()
  return {
    wait: (host) => waits.get(host) ?? null,
    save: (host, wait) => void waits.set(host, wait),
    refusals: (host) => refusals.get(host) ?? 0,
    countRefusals: (host, times) => void refusals.set(host, times),
  }
}
