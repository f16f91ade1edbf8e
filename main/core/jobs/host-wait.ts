/** The wait of a run for a host that asked somebody to wait. */
import { VigieError } from '../../../shared/errors.ts'
import type { UnlocalizedFault } from '../../../shared/run.ts'
import type { EpochMs } from '../../../shared/time/units.ts'
import type { HostClosed } from '../net/gate.ts'
import type { Random } from '../ports/random.ts'
import { faultFrom } from './faults.ts'

/** Runs that waited for one host call it within this time, ms: if the first is refused, the others wait on. */
const SPREAD = 5000

/** Returns how long a run waits, ms. */
export const hostWaitMs = ({ until }: HostClosed, now: EpochMs, random: Random): number =>
  until - now + Math.round(random.next() * SPREAD)

/** Returns what a run shows meanwhile; it is no fault of the run. */
export const hostWaitFault = ({ host }: HostClosed): UnlocalizedFault =>
  faultFrom(new VigieError('host_waits', { host }), host)
