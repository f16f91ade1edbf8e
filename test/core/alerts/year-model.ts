/**
 * Maintenance alerts as an obviously correct, slow model: it checks everything every hour and remembers only
 * the owner's actions. Compared with the real implementation over a simulated year.
 */
import type { AlertType } from '../../../shared/alert.ts'

export interface ModelMaintenance {
  readonly id: number
  readonly assetId: number
  plannedDay: number
  /** Half of its recurrence; it is near no earlier before its day. */
  readonly mostDays: number
  open: boolean
}

export interface ModelRules {
  readonly urgent: boolean
  readonly late: boolean
  readonly withinDays: number
}

interface ModelAlert {
  readonly name: string
  readonly days: number
  state: 'active' | 'dismissed' | 'snoozed'
  until: number
}

/** Returns the name of an alert in the comparison. */
export const nameOf = (type: AlertType, subject: string | number) => `${type} ${subject}`

const calendars = new Map<string, Intl.DateTimeFormat>()

export class YearModel {
  readonly maintenances = new Map<number, ModelMaintenance>()
  readonly muted = new Set<number>()
  alerts = new Map<string, ModelAlert>()
  /** Changes of state that must be notified exactly once: new alerts and snoozes that ended. */
  changes: string[] = []
  readonly #rules: ModelRules

  constructor(rules: ModelRules) {
    this.#rules = rules
  }

  /** Returns the day of an instant in a zone, in the slowest and simplest way. */
  static dayOf(now: number, zone: string): number {
    let format = calendars.get(zone)
    if (format === undefined) {
      format = new Intl.DateTimeFormat('en-CA', { timeZone: zone })
      calendars.set(zone, format)
    }
    const text = format.format(now)
    return Date.parse(`${text}T00:00:00Z`) / 86_400_000
  }

  look(now: number, today: number): void {
    const before = this.alerts
    this.alerts = new Map()
    for (const { id, assetId, plannedDay, mostDays, open } of this.maintenances.values()) {
      if (!open || this.muted.has(assetId)) continue
      const days = plannedDay - today
      const isLate = days < 0
      const isNear = days <= Math.min(this.#rules.withinDays, mostDays)
      const holds = isLate ? this.#rules.late : this.#rules.urgent && isNear
      if (!holds) continue
      const name = nameOf(isLate ? 'MAINTENANCE_LATE' : 'MAINTENANCE_URGENT', id)
      this.alerts.set(name, this.#carriedOver(name, days, before.get(name), now))
    }
  }

  #carriedOver(name: string, days: number, before: ModelAlert | undefined, now: number): ModelAlert {
    if (before === undefined) {
      this.changes.push(name)
      return { name, days, state: 'active', until: 0 }
    }
    if (before.state === 'snoozed' && before.until <= now) {
      this.changes.push(name)
      return { name, days, state: 'active', until: 0 }
    }
    return { ...before, days }
  }

  complete(id: number): void {
    const maintenance = this.maintenances.get(id)
    if (maintenance === undefined) return
    maintenance.open = false
    for (const type of ['MAINTENANCE_LATE', 'MAINTENANCE_URGENT'] as const)
      this.alerts.delete(nameOf(type, id))
  }

  mark(name: string, state: 'active' | 'dismissed' | 'snoozed', until = 0): void {
    const alert = this.alerts.get(name)
    if (alert === undefined) return
    alert.state = state
    alert.until = until
  }

  /** `name days state`, sorted. */
  picture(): string[] {
    return [...this.alerts.values()].map(({ name, days, state }) => `${name} ${days} ${state}`).sort()
  }
}
