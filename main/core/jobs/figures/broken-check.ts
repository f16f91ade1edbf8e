/** Says which check of what a run received does not hold. */
import { VigieError } from '../../../../shared/errors.ts'
import type { ReceivedCheck } from '../../../../shared/kinds/figures.ts'
import type { createReader } from './reading.ts'

/** Returns the error of the first check that does not hold; null if all do. @throws VigieError pattern_* | invalid_input */
export function brokenCheck(
  checks: readonly ReceivedCheck[],
  reader: ReturnType<typeof createReader>,
  source: string,
): VigieError | null {
  const broken = checks.find((check) => !reader.holds(check))
  if (broken === undefined) return null
  const place = `${broken.from} ${broken.at}`.trim()
  const wanted = `${broken.operator} ${broken.value ?? ''}`.trim()
  const found = reader.found(broken)
  return found === null
    ? new VigieError('check_value_missing', { source, place, wanted })
    : new VigieError('check_failed', { source, place, wanted, found })
}
