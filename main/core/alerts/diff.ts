/** Computes the changes that turn the open alerts into the current findings. */
import type { AlertType } from '../../../shared/alert.ts'
import type { AlertFinding } from './finding.ts'
import { type AlertFindings, keyOf } from './judge.ts'

/** An alert whose condition held at the last pass. Maintenance alerts are not included. */
export interface OpenAlert {
  readonly id: number
  readonly type: AlertType
  readonly subject: string
  /** JSON, as stored. */
  readonly params: string
}

/** The changes that make the open alerts equal to the findings; `cleared` contains ids. */
export interface AlertChanges {
  readonly created: readonly AlertFinding[]
  readonly updated: readonly { readonly id: number; readonly finding: AlertFinding }[]
  readonly cleared: readonly number[]
}

/** Open alerts by key. */
export function byKey(open: Iterable<OpenAlert>): Map<string, OpenAlert> {
  const map = new Map<string, OpenAlert>()
  for (const alert of open) map.set(keyOf(alert.type, alert.subject), alert)
  return map
}

/** Sorts findings into new, changed and unchanged. An open alert without a finding ends, unless it is kept. */
export function difference(
  open: ReadonlyMap<string, OpenAlert>,
  { found, kept }: AlertFindings,
): AlertChanges {
  const created: AlertFinding[] = []
  const updated: { id: number; finding: AlertFinding }[] = []
  const stillOpen = new Set<number>()
  for (const finding of found) {
    const alert = open.get(keyOf(finding.type, finding.subject))
    if (alert === undefined) created.push(finding)
    else {
      stillOpen.add(alert.id)
      if (alert.params !== JSON.stringify(finding.params)) updated.push({ id: alert.id, finding })
    }
  }
  const cleared: number[] = []
  for (const [key, { id }] of open) if (!stillOpen.has(id) && !kept.has(key)) cleared.push(id)
  return { created, updated, cleared }
}
