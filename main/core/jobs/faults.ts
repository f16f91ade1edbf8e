/** Errors as stored with a run. */
import { ERRORS, type ErrorCode } from '../../../shared/error-codes.ts'
import { type LocalizableMessage, localize, VigieError } from '../../../shared/errors.ts'
import type { Fault, UnlocalizedFault } from '../../../shared/run.ts'
import type { Language } from '../../../shared/vocabulary.ts'

/** Converts an error to a fault. Anything but a VigieError becomes a sentence that points to the log: the caller logs it with the run's id. */
export function faultOf(error: unknown, runId: string): UnlocalizedFault {
  if (!(error instanceof VigieError))
    return faultFrom(new VigieError('internal', { reference: runId }, { cause: error }), null)
  const { source } = error.params
  return faultFrom(error, source === undefined ? null : String(source))
}

/** Converts a registered error to a fault, of a source if given. */
export function faultFrom({ code, message, params }: VigieError, source: string | null): UnlocalizedFault {
  return { code, message, source, params }
}

/** The message of a fault. A fault of an older version has its stored text. */
export function toldOf({ code, message, params }: UnlocalizedFault): LocalizableMessage | string {
  return params === undefined || !(code in ERRORS) ? message : { told: code as ErrorCode, params }
}

/** Returns a fault in the reader's language. */
export function faultIn(fault: UnlocalizedFault, language: Language): Fault {
  const told = toldOf(fault)
  const message = typeof told === 'string' ? told : localize(told, language)
  return { code: fault.code, source: fault.source, message }
}

/** Adds a fault unless it is already listed. */
export function withFault(
  faults: readonly UnlocalizedFault[],
  fault: UnlocalizedFault,
): readonly UnlocalizedFault[] {
  const known = faults.some(({ code, message }) => code === fault.code && message === fault.message)
  return known ? faults : [...faults, fault]
}
