/** Errors as a run keeps them. */
import { ERRORS, type ErrorCode, type Told, tell, VigieError } from '../../../shared/errors.ts'
import type { Fault, KeptFault } from '../../../shared/run.ts'
import type { Language } from '../../../shared/vocabulary.ts'

/** An error as a fault. What is not a VigieError is told by the sentence that points to the log. */
export function faultOf(error: unknown, runId: string): KeptFault {
  if (!(error instanceof VigieError))
    return faultFrom(new VigieError('internal', { reference: runId }, { cause: error }), null)
  const { source } = error.params
  return faultFrom(error, source === undefined ? null : String(source))
}

/** A registered error as a fault of a source, or of none. */
export function faultFrom({ code, message, params }: VigieError, source: string | null): KeptFault {
  return { code, message, source, params }
}

/** What a fault tells. One of a former version has the words it was kept in. */
export function toldOf({ code, message, params }: KeptFault): Told | string {
  return params === undefined || !(code in ERRORS) ? message : { told: code as ErrorCode, params }
}

/** A fault as a reader sees it. */
export function faultIn(fault: KeptFault, language: Language): Fault {
  const told = toldOf(fault)
  const message = typeof told === 'string' ? told : tell(told, language)
  return { code: fault.code, source: fault.source, message }
}

/** Adds a fault unless it is already told. */
export function withFault(faults: readonly KeptFault[], fault: KeptFault): readonly KeptFault[] {
  const known = faults.some(({ code, message }) => code === fault.code && message === fault.message)
  return known ? faults : [...faults, fault]
}
