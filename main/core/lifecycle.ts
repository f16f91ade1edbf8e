/** Starts the parts of an application in order, and stops them in the reverse order. */
import type { Log } from './ports/log.ts'

/** One part of an application, such as a store or a listener. */
export interface LifecyclePart {
  readonly name: string
  readonly start: () => void | Promise<void>
  /** Does nothing if the part was not started. */
  readonly stop: () => void | Promise<void>
}

/** Starts and stops parts once, in order. */
export interface Lifecycle {
  /** Starts all parts; a second call returns the same promise. If one fails, it stops those before it and throws. */
  start(): Promise<void>
  /** Stops all parts in reverse order; a second call returns the same promise. Waits first for a start in flight. */
  stop(): Promise<void>
}

/** @param patience waits for a promise with a limit; a part that takes longer is abandoned, and logged */
export function createLifecycle(
  parts: readonly LifecyclePart[],
  log: Log,
  patience: (work: Promise<void>) => Promise<'done' | 'late'>,
): Lifecycle {
  let starting: Promise<void> | null = null
  let stopping: Promise<void> | null = null

  async function startAll(): Promise<void> {
    try {
      for (const part of parts) await startOne(part)
    } catch (error) {
      await stop()
      throw error
    }
  }

  async function startOne(part: LifecyclePart): Promise<void> {
    try {
      await part.start()
    } catch (error) {
      log.error('A part could not start; Vigie ends.', { part: part.name, error })
      throw error
    }
  }

  async function stopAll(): Promise<void> {
    for (const part of parts.toReversed()) await stopOne(part)
  }

  async function stopOne(part: LifecyclePart): Promise<void> {
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
      // The caller of `start` received its error.
      if (stopping === null && starting !== null) await starting.catch(() => undefined)
      await stop()
    },
  }
}
