/** What a rule has found about a subject. */
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
