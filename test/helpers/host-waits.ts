import type { HostWaits } from '../../main/core/ports/host-waits.ts'

/** Host waits in memory. */
export function memoryHostWaits(): HostWaits {
  const waits = new Map<string, number>()
  const refusals = new Map<string, number>()
  return {
    until: (host) => waits.get(host) ?? null,
    save: (host, until) => void waits.set(host, until),
    refusals: (host) => refusals.get(host) ?? 0,
    countRefusals: (host, times) => void refusals.set(host, times),
  }
}
