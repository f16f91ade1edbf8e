/**
 * Errors that nobody caught, each logged with its stack and a reference. After a rejected promise the jobs go on. After
 * an exception the state of the program is unknown: it ends in order, and whoever called decides about a new start.
 */
import type { Log } from '../../core/ports/log.ts'

export interface UncaughtDeps {
  readonly log: Pick<Log, 'error'>
  /** A new reference, as the log and the user see it. */
  readonly reference: () => string
  /** Called for each exception. */
  readonly onException: (reference: string) => void
}

/** @param deps asked anew for each error, since the log opens later than the first error can come */
export function handleUncaught(process: Pick<NodeJS.EventEmitter, 'on'>, deps: () => UncaughtDeps): void {
  process.on('uncaughtException', (error: unknown) => {
    const { log, reference, onException } = deps()
    const named = reference()
    log.error('An exception was not caught, so Vigie ends.', { reference: named, error })
    onException(named)
  })
  process.on('unhandledRejection', (error: unknown) => {
    const { log, reference } = deps()
    log.error('A rejected promise was not handled; Vigie goes on.', { reference: reference(), error })
  })
}
