/** A call of the model that brought no whole answer. */
import type { VigieError } from '../../../../shared/errors.ts'

/** What is known of a failed call. */
export interface FailedCall {
  /** The error for people. */
  readonly error: VigieError
  /** `none`: the service certainly charges nothing. `unknown`: the answer was lost, and may be charged. */
  readonly charge: 'none' | 'unknown'
  /** Whether the service, or this one request, is the reason. */
  readonly about: 'service' | 'request'
  /** Whether the same call may succeed shortly; only if nothing is charged. */
  readonly passing: boolean
}

/** Thrown by a writer; what is not one of these is a fault inside Vigie. */
export class CallFailure extends Error implements FailedCall {
  readonly error: VigieError
  readonly charge: FailedCall['charge']
  readonly about: FailedCall['about']
  readonly passing: boolean

  constructor({ error, charge, about, passing }: FailedCall) {
    super(error.message, { cause: error })
    this.name = 'CallFailure'
    this.error = error
    this.charge = charge
    this.about = about
    this.passing = passing
  }
}
