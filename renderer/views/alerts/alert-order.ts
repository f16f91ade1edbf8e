/** Which alerts are shown, in which order and groups. */
import type { Alert } from '../../../shared/alert.ts'
import { type GroupOfRows, groupsBy } from '../../parts/row-groups.ts'
import { PRIORITIES } from '../../vocabulary.computed.ts'

/** By what alerts are grouped. */
export const GROUPINGS = ['asset', 'kind'] as const
export type AlertGrouping = (typeof GROUPINGS)[number]

/** Most urgent first: by priority, then the latest, then the next due, then the newest. */
export function byUrgency(a: Alert, b: Alert): number {
  return (
    PRIORITIES.indexOf(a.priority) - PRIORITIES.indexOf(b.priority) ||
    daysOf(a) - daysOf(b) ||
    b.created_at.localeCompare(a.created_at) ||
    b.id - a.id
  )
}

/** What has no day stands after what is due. */
const daysOf = ({ days }: Alert) => days ?? Number.MAX_SAFE_INTEGER

/** Groups sorted alerts; the group of the most urgent one comes first. */
export function groupsOf(alerts: readonly Alert[], by: AlertGrouping | null): readonly GroupOfRows<Alert>[] {
  return groupsBy(alerts, by && ((alert) => (by === 'kind' ? alert.type : alert.asset_name)))
}
