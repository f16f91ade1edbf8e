/** What a rule finds for a subject now. Maintenances are judged by day ranges, as there may be 100,000 of them. */
import type { AlertType } from '../../../shared/alert.ts'
import type { ErrorParams } from '../../../shared/errors.ts'

/** Parameters of an alert's sentences. The text is built when the alert is read. */
export type FindingParams = ErrorParams

/** A condition that holds: an alert must be open for this type and subject. */
export interface AlertFinding {
  readonly type: AlertType
  readonly subject: string
  readonly assetId: number | null
  /** Parameters of the message. The name of an asset is looked up when the alert is read. */
  readonly params: FindingParams
}

/** `keep`: there is no data to judge by now, so an open alert stays open and none is raised. */
export type RuleOutcome = AlertFinding | 'keep' | null

/** A finding that is not about an asset. */
export function finding(type: AlertType, subject: string, params: FindingParams): AlertFinding {
  return { type, subject, assetId: null, params }
}
