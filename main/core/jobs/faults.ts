/** Errors as a run keeps them. */
import {
  ERRORS,
  type ErrorCode,
  type LocalizableMessage,
  localize,
  VigieError,
} from '../../../shared/errors.ts'
import type { Fault, UnlocalizedFault } from '../../../shared/run.ts'
import type { Language } from '../../../shared/vocabulary.ts'

/** An error as a fault. What is not a VigieError is told by the sentence that points to the log. */
export function faultOf(error: unknown, runId: string): UnlocalizedFault {
  if (!(error instanceof VigieError))
    return faultFrom(new VigieError('internal', { reference: runId }, { cause: error }), null)
  const { source } = error.params
  return faultFrom(error, source === undefined ? null : String(source))
}

/** A registered error as a fault of a source, or of none. */
export function faultFrom({ code, message, params }: VigieError, source: string | null): UnlocalizedFault {
  return { code, message, source, params }
}

/** What a fault tells. One of a former version has the words it was kept in. */
export function toldOf({ code, message, params }: UnlocalizedFault): LocalizableMessage | string {
  return params === undefined || !(code in ERRORS) ? message : { told: code as ErrorCode, params }
}

/** A fault as a reader sees it. */
export function faultIn(fault: UnlocalizedFault, language: Language): Fault {
  const told = toldOf(fault)
  const message = typeof told === 'string' ? told : localize(told, language)
  return { code: fault.code, source: fault.source, message }
}

/** Adds a fault unless it is already told. */
export function withFault(
  faults: readonly UnlocalizedFault[],
  fault: UnlocalizedFault,
): readonly UnlocalizedFault[] {
  const known = faults.some(({ code, message }) => code === fault.code && message === fault.message)
  return known ? faults : [...faults, fault]
}
