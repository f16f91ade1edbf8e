/**
 * Handles uncaught errors: logs each with its stack and a reference. After a rejected promise the jobs continue. After
 * an exception the state of the program is unknown: it quits, and the caller decides about a restart.
 */
import type { Log } from '../../core/ports/log.ts'

/** What happens with an uncaught error. */
export interface UncaughtDeps {
  readonly log: Pick<Log, 'error'>
  /** Returns a new reference, shown in the log and to the user. */
  readonly reference: () => string
  /** Called for each exception. */
  readonly onException: (reference: string) => void
}

/**
 * @param deps called for each error, since the log opens later than the first possible error
 * @returns a function that leaves errors to the runtime again
 */
export function handleUncaught(
  process: Pick<NodeJS.EventEmitter, 'on' | 'off'>,
  deps: () => UncaughtDeps,
): () => void {
  function exception(error: unknown): void {
    const { log, reference, onException } = deps()
    const named = reference()
    log.error('An exception was not caught, so Vigie ends.', { reference: named, error })
    onException(named)
  }
  function rejection(error: unknown): void {
    const { log, reference } = deps()
    log.error('A rejected promise was not handled; Vigie goes on.', { reference: reference(), error })
  }
  process.on('uncaughtException', exception)
  process.on('unhandledRejection', rejection)
  return () => {
    process.off('uncaughtException', exception)
    process.off('unhandledRejection', rejection)
  }
}
