/** Errors as a run keeps them. */
import { sentence, VigieError } from '../../../shared/errors.ts'
import type { Fault } from '../../../shared/run.ts'

/** An error as a fault. What is not a VigieError is told by the sentence that points to the log. */
export function faultOf(error: unknown, runId: string): Fault {
  if (!(error instanceof VigieError))
    return { code: 'internal', message: sentence('internal', { reference: runId }, 'en'), source: null }
  const { source } = error.params
  return { code: error.code, message: error.message, source: source === undefined ? null : String(source) }
}

/** Adds a fault unless it is already told. */
export function withFault(faults: readonly Fault[], fault: Fault): readonly Fault[] {
  const known = faults.some(({ code, message }) => code === fault.code && message === fault.message)
  return known ? faults : [...faults, fault]
}
