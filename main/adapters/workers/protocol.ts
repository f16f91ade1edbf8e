/** Messages of a worker thread to the main thread. */
import { ERRORS, type ErrorCode } from '../../../shared/error-codes.ts'
import { type ErrorParams, VigieError } from '../../../shared/errors.ts'

/** What a worker sends: messages while it works, then either its output or why it failed. */
export type WorkerReport =
  | { readonly type: 'message'; readonly message: unknown }
  | { readonly type: 'done'; readonly output: unknown }
  | { readonly type: 'failed'; readonly failure: WorkerFailure }

/** An error in a form that can cross threads: a class and its own fields cannot. */
export interface WorkerFailure {
  readonly code: string | null
  readonly params: ErrorParams
  readonly message: string
  readonly stack: string | null
}

/** Keeps the code and parameters of a registered error, or the message of another. Causes are lost. */
export function toFailure(error: unknown): WorkerFailure {
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  const registered = error instanceof VigieError ? error : null
  return { code: registered?.code ?? null, params: registered?.params ?? {}, message, stack: stack ?? null }
}

/** Returns the same error on this side: registered with code and parameters, or plain with message and stack. */
export function fromFailure({ code, params, message, stack }: WorkerFailure): Error {
  const known = code !== null && code in ERRORS
  const error = known ? new VigieError(code as ErrorCode, params) : new Error(message)
  if (stack !== null) error.stack = stack
  return error
}
