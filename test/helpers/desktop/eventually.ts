/** Waiting for what another program does, for tests and benchmarks alike. */
import { setTimeout as pause } from 'node:timers/promises'

/**
 * Reads until the value is there. Returns it.
 * @param what is awaited, for the error
 * @throws Error after so many ms
 */
export async function eventually<T>(
  what: string,
  read: () => T | null | Promise<T | null>,
  { everyMs = 50, withinMs = 15_000 } = {},
): Promise<T> {
  const until = performance.now() + withinMs
  for (;;) {
    const value = await read()
    if (value !== null) return value
    if (performance.now() > until) throw new Error(`${what}: not within ${withinMs / 1000} s`)
    await pause(everyMs)
  }
}
