/** Starting the parts of an application in order, and stopping them in the reverse order. */
import type { Log } from './ports/log.ts'

export interface Part {
  readonly name: string
  readonly start: () => void | Promise<void>
  /** Harmless where the start did not happen. */
  readonly stop: () => void | Promise<void>
}

export interface Lifecycle {
  /** Starts all parts; a second call shares the first. Where one fails, those before it are stopped and it throws. */
  start(): Promise<void>
  /** Stops all parts, the last started first; a second call shares the first. A start in flight ends first. */
  stop(): Promise<void>
}

/** @param patience waits for a promise, but not for ever; a part that takes longer is left behind, and logged */
export function createLifecycle(
  parts: readonly Part[],
  log: Log,
  patience: (work: Promise<void>) => Promise<'done' | 'late'>,
): Lifecycle {
  let starting: Promise<void> | null = null
  let stopping: Promise<void> | null = null

  async function startAll(): Promise<void> {
    try {
      for (const part of parts) await part.start()
    } catch (error) {
      await stop()
      throw error
    }
  }

  async function stopAll(): Promise<void> {
    for (const part of parts.toReversed()) await stopOne(part)
  }

  async function stopOne(part: Part): Promise<void> {
    try {
      const end = await patience(Promise.resolve(part.stop()))
      if (end === 'late') log.warn('A part took too long to stop.', { part: part.name })
    } catch (error) {
      log.error('A part did not stop well.', { part: part.name, error })
    }
  }

  function stop(): Promise<void> {
    stopping ??= stopAll()
    return stopping
  }

  return {
    start: () => {
      starting ??= startAll()
      return starting
    },
    stop: async () => {
      // How the start ended was told to whoever asked for it.
      if (stopping === null && starting !== null) await starting.catch(() => undefined)
      await stop()
    },
  }
}
