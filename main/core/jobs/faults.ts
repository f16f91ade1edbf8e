/** Errors as stored with a run. */
import { VigieError } from '../../../shared/errors.ts'
import { fullDisk } from '../../../shared/full-disk.ts'
import { missingPart } from '../../../shared/missing-part.ts'
import type { UnlocalizedFault } from '../../../shared/run.ts'

/** Converts an error to a fault. Anything but a VigieError becomes a sentence that points to the log: the caller logs it with the run's id. */
export function faultOf(error: unknown, runId: string): UnlocalizedFault {
  const known = fullDisk(error) ?? (error instanceof VigieError ? error : missingPart(error))
  if (known === null)
    return faultFrom(new VigieError('internal', { reference: runId }, { cause: error }), null)
  const { source } = known.params
  return faultFrom(known, source === undefined ? null : String(source))
}

/** Converts a registered error to a fault, of a source if given. */
export function faultFrom({ code, message, params }: VigieError, source: string | null): UnlocalizedFault {
  return { code, message, source, params }
}

/** Adds a fault unless it is already listed. */
export function withFault(
  faults: readonly UnlocalizedFault[],
  fault: UnlocalizedFault,
): readonly UnlocalizedFault[] {
  const known = faults.some(({ code, message }) => code === fault.code && message === fault.message)
  return known ? faults : [...faults, fault]
}
