/** From what holds now and what is open, to what must change. */
import type { AlertType } from '../../../shared/alert.ts'
import type { Finding } from './finding.ts'
import { type Findings, keyOf } from './judge.ts'

/** An alert whose condition held at the last pass. */
export interface OpenAlert {
  readonly id: number
  readonly type: AlertType
  readonly subject: string
  readonly days: number | null
  /** JSON, as stored. */
  readonly params: string
}

export interface AlertChanges {
  readonly created: readonly Finding[]
  readonly updated: readonly { readonly id: number; readonly finding: Finding }[]
  readonly cleared: readonly number[]
}

/** Open alerts by type and subject. Subjects are looked up as they are: joining 100,000 names costs a pass its time. */
export class OpenAlerts {
  readonly #byType = new Map<AlertType, Map<string, OpenAlert>>()

  constructor(alerts: Iterable<OpenAlert>) {
    for (const alert of alerts) {
      const ofType = this.#byType.get(alert.type)
      if (ofType === undefined) this.#byType.set(alert.type, new Map([[alert.subject, alert]]))
      else ofType.set(alert.subject, alert)
    }
  }

  find(type: AlertType, subject: string): OpenAlert | undefined {
    return this.#byType.get(type)?.get(subject)
  }

  *all(): Generator<OpenAlert> {
    for (const ofType of this.#byType.values()) yield* ofType.values()
  }
}

/** Each finding is new, changed or as it was; an open alert without one is over, unless it is kept. */
export function difference(open: OpenAlerts, { found, kept }: Findings): AlertChanges {
  const created: Finding[] = []
  const updated: { id: number; finding: Finding }[] = []
  const standing = new Set<number>()
  for (const finding of found) {
    const alert = open.find(finding.type, finding.subject)
    if (alert === undefined) created.push(finding)
    else {
      standing.add(alert.id)
      if (differs(alert, finding)) updated.push({ id: alert.id, finding })
    }
  }
  const cleared: number[] = []
  for (const { id, type, subject } of open.all()) {
    if (!standing.has(id) && !kept.has(keyOf(type, subject))) cleared.push(id)
  }
  return { created, updated, cleared }
}

/** A maintenance is told by its days alone: its names are looked up when it is read. */
function differs(alert: OpenAlert, { days, params }: Finding): boolean {
  return alert.days !== days || (days === null && alert.params !== JSON.stringify(params))
}
