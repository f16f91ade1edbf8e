/** What a rule says about a subject now. */
import type { AlertType } from '../../../shared/alert.ts'

export type FindingParams = Readonly<Record<string, string | number>>

/** The condition holds: an alert must be open for this type and subject. */
export interface Finding {
  readonly type: AlertType
  readonly subject: string
  readonly assetId: number | null
  /** Days until the planned day of a maintenance; null for everything else. */
  readonly days: number | null
  /** What the message tells; names of assets and maintenances are looked up when it is read. */
  readonly params: FindingParams
}

/** `keep`: there is nothing to judge by now, so an open alert stays as it is and none is raised. */
export type Judgement = Finding | 'keep' | null

/** A finding that is not about an asset. */
export function finding(type: AlertType, subject: string, params: FindingParams): Finding {
  return { type, subject, assetId: null, days: null, params }
}
