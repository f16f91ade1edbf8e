/** What a rule says about a subject now. Maintenances are judged by ranges of days instead: there may be 100,000. */
import type { AlertType } from '../../../shared/alert.ts'
import type { ErrorParams } from '../../../shared/errors.ts'

/** What the sentences of an alert are filled with; words are made when it is read. */
export type FindingParams = ErrorParams

/** The condition holds: an alert must be open for this type and subject. */
export interface AlertFinding {
  readonly type: AlertType
  readonly subject: string
  readonly assetId: number | null
  /** What the message tells; the name of an asset is looked up when it is read. */
  readonly params: FindingParams
}

/** `keep`: there is nothing to judge by now, so an open alert stays as it is and none is raised. */
export type RuleOutcome = AlertFinding | 'keep' | null

/** A finding that is not about an asset. */
export function finding(type: AlertType, subject: string, params: FindingParams): AlertFinding {
  return { type, subject, assetId: null, params }
}
