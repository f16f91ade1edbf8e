/** Since when the network is away, from what the jobs found: one cause, said alike of each job that it stops. */
import { isLoopback } from '../../../shared/loopback.ts'
import type { UnlocalizedFault } from '../../../shared/run.ts'
import type { EpochMs } from '../../../shared/time/units.ts'

/** A job whose last attempt failed. */
export interface FailedAttempts {
  readonly id: string
  /** When the first attempt after the last success failed. */
  readonly since: EpochMs
  /** When the last one failed. */
  readonly last: EpochMs
  /** Of the last run. */
  readonly faults: readonly UnlocalizedFault[]
}

/** What the network's absence is, and whom it stops. */
export interface NetworkLoss {
  readonly since: EpochMs
  readonly jobs: ReadonlySet<string>
}

/**
 * Returns which jobs reach nothing for want of a network, and since when; null if it is not known to be away. One source
 * out of reach may itself be down: it takes a job that asked several, a machine that says so, or two jobs.
 * @param answeredAt when an outside host last answered anyone; null if none has since the start
 */
export function networkLoss(
  failed: readonly FailedAttempts[],
  answeredAt: EpochMs | null,
): NetworkLoss | null {
  const heard = answeredAt ?? Number.NEGATIVE_INFINITY
  const cutOff = failed.filter(({ last, faults }) => last > heard && reachedNothing(faults))
  const sources = new Set(
    cutOff.flatMap(({ faults }) =>
      faults.flatMap(({ code, source }) => (code === 'source_unreachable' ? [source] : [])),
    ),
  )
  if (!cutOff.some(({ faults }) => faults.some(saysNoNetwork)) && sources.size < 2) return null
  const begun = cutOff.map(({ since }) => since).filter((since) => since > heard)
  return { since: begun.length === 0 ? heard : Math.min(...begun), jobs: new Set(cutOff.map(({ id }) => id)) }
}

/** A service on this machine needs no network, and a deadline that ended the attempts says nothing of it. */
function reachedNothing(faults: readonly UnlocalizedFault[]): boolean {
  const found = faults.filter(({ code }) => code !== 'deadline_exceeded')
  return (
    found.length > 0 &&
    found.every(({ code }) => code === 'source_unreachable' || code === 'index_offline') &&
    !found.every(isHere)
  )
}

/** An index that reached none of its sources, or a machine that has no way to any host. */
function saysNoNetwork({ code, params }: UnlocalizedFault): boolean {
  const detail = detailOf(params)
  return (
    code === 'index_offline' ||
    detail?.messageKey === 'answer.no_network' ||
    detail?.params?.code === 'EAI_AGAIN'
  )
}

function isHere({ params }: UnlocalizedFault): boolean {
  const host = detailOf(params)?.params?.host
  return typeof host === 'string' && isLoopback(host)
}

function detailOf(params: UnlocalizedFault['params']) {
  const detail = params?.detail
  return typeof detail === 'object' && 'messageKey' in detail ? detail : null
}
