/** Simulated time, hour by hour: owner, sleep, clock changes, the model and the real implementation side by side. */

import type { Statement } from 'better-sqlite3'
import { expect } from 'vitest'
import { daysLeft } from '../../../main/core/alerts/days-left.ts'
import type { NoticeRecord } from '../../../main/core/alerts/ports.ts'
import { isQuiet } from '../../../main/core/alerts/quiet-hours.ts'
import { ALERT_TYPES } from '../../../shared/alert.ts'
import type { Maintenance } from '../../../shared/maintenance.ts'
import { dayText } from '../../../shared/time/calendar-day.ts'
import { type AlertsHarness, createAlertsHarness } from '../../helpers/alerts-harness.ts'
import { callerIn } from '../../helpers/caller.ts'
import { type ModelRules, nameOf, YearModel } from './year-model.ts'

const HOUR = 3_600_000

export interface YearPlan {
  readonly assets: number
  readonly hours: number
  readonly seed: number
  readonly rules: ModelRules
  readonly cooldownMinutes: number
  readonly digestAbove: number
  readonly quiet: boolean
  readonly breaksThrough: boolean
  /** Hours between comparisons; the database enforces uniqueness in between. */
  readonly compareEvery: number
}

/** Mulberry32: small, seeded, good enough to spread days. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const everything = { types: ALERT_TYPES, unreadOnly: false, assetId: null, limit: 100_000, after: null }

export class AlertsYear {
  readonly world: AlertsHarness
  readonly model: YearModel
  readonly #plan: YearPlan
  readonly #chance: () => number
  /** Every notification: when, and about which alerts. */
  readonly told: { readonly at: number; readonly name: string }[] = []
  readonly #standing: Statement
  readonly #notifiedAt: Statement
  #seenNotices = 0
  #mostAtOnce = 0

  constructor(plan: YearPlan) {
    this.#plan = plan
    this.#chance = seeded(plan.seed)
    this.model = new YearModel(plan.rules)
    this.world = createAlertsHarness({
      start: '2026-01-01T00:10:00Z',
      rules: {
        MAINTENANCE_URGENT: { enabled: plan.rules.urgent, within_days: plan.rules.withinDays },
        MAINTENANCE_LATE: { enabled: plan.rules.late },
        ASSET_MAINTENANCE_REQUIRED: { enabled: false },
      },
      notifications: {
        cooldown_minutes: plan.cooldownMinutes,
        digest_above: plan.digestAbove,
        quiet_hours: { enabled: plan.quiet, critical_breaks_through: plan.breaksThrough },
      },
    })
    this.#standing = this.world.db.prepare(
      `SELECT id FROM alerts WHERE sort_order = ? AND subject = ? AND state <> 'cleared'`,
    )
    this.#notifiedAt = this.world.db.prepare(
      `SELECT sort_order, subject FROM alerts WHERE state = 'active' AND unread = 1 AND notified_at = ?`,
    )
    for (let asset = 0; asset < plan.assets; asset++) this.#plant(asset)
  }

  run(): void {
    let asleep = 0
    for (let hour = 0; hour < this.#plan.hours; hour++) {
      this.world.clock.pass(HOUR)
      if (asleep > 0) asleep -= 1
      else if (this.#chance() < 0.01) asleep = 1 + Math.floor(this.#chance() * 60)
      else this.#hour(hour)
    }
    this.#hour(0)
  }

  #hour(hour: number): void {
    const { clock } = this.world
    const now = clock.now()
    this.#ownersHand(now)
    this.world.pass()
    this.model.look(now, YearModel.dayOf(now, clock.zone()))
    this.#readNotices(now)
    if (hour % this.#plan.compareEvery === 0) expect(this.picture()).toEqual(this.model.picture())
  }

  /** Returns what a reader sees now, in the form of the model. */
  picture(): string[] {
    const { clock } = this.world
    const reader = { zone: clock.zone(), today: YearModel.dayOf(clock.now(), clock.zone()) }
    return (['active', 'dismissed', 'snoozed'] as const)
      .flatMap((state) => this.world.stores.alerts.list({ ...everything, state }))
      .map((alert) => `${nameOf(alert.type, alert.subject)} ${daysLeft(alert, reader)} ${alert.state}`)
      .sort()
  }

  #plant(asset: number): void {
    const muted = this.#chance() < 0.05
    const { id } = this.world.asset(`Asset ${asset}`, {
      muted: muted ? ['MAINTENANCE_URGENT', 'MAINTENANCE_LATE'] : [],
    })
    if (muted) this.model.muted.add(id)
    const today = YearModel.dayOf(this.world.clock.now(), this.world.clock.zone())
    const planned = dayText(today + Math.floor(this.#chance() * 90))
    const unit = (['day', 'week', 'month'] as const)[Math.floor(this.#chance() * 3)] ?? 'month'
    const every = { day: 30, week: 6, month: 2 }[unit]
    const from = this.#chance() < 0.5 ? 'plan' : 'completion'
    this.#know(this.world.maintenance(id, planned, { recurrence: { every, unit, from } }))
  }

  #know({ id, asset_id, planned_on, recurrence }: Maintenance): void {
    const plannedDay = Date.parse(planned_on) / 86_400_000
    const mostDays =
      recurrence === null
        ? Number.POSITIVE_INFINITY
        : Math.floor((recurrence.every * { day: 1, week: 7, month: 30 }[recurrence.unit]) / 2)
    this.model.maintenances.set(id, { id, assetId: asset_id, plannedDay, mostDays, open: true })
  }

  /** Completes, dismisses, snoozes, restores or reads some alerts: about as many as are created. */
  #ownersHand(now: number): void {
    for (const { name, state } of [...this.model.alerts.values()]) {
      const roll = this.#chance()
      if (roll > 0.026) continue
      const [type = '', subject = ''] = name.split(' ')
      const alert = this.#find(type, subject)
      if (roll < 0.02) this.#complete(Number(subject))
      else if (roll < 0.022 && state === 'active') {
        this.world.services.alerts.dismiss({ id: alert }, callerIn('en'))
        this.model.mark(name, 'dismissed')
      } else if (roll < 0.024 && state === 'active') {
        const until = now + HOUR * (1 + Math.floor(this.#chance() * 48))
        this.world.services.alerts.snooze({ id: alert, until: new Date(until).toISOString() }, callerIn('en'))
        this.model.mark(name, 'snoozed', until)
      } else if (state === 'dismissed') {
        this.world.services.alerts.restore({ id: alert }, callerIn('en'))
        this.model.mark(name, 'active')
      }
    }
  }

  #find(type: string, subject: string): number {
    const sortOrder = type === 'MAINTENANCE_LATE' ? 100 : 210
    return this.#standing.pluck().get(sortOrder, subject) as number
  }

  #complete(id: number): void {
    const { next } = this.world.services.maintenances.complete({ id })
    this.model.complete(id)
    if (next === null) throw new Error('a recurring maintenance must go on')
    this.#know(next)
  }

  #readNotices(now: number): void {
    const notices = this.world.stores.notices.list(10, null).filter(({ id }) => id > this.#seenNotices)
    this.#seenNotices = Math.max(this.#seenNotices, ...notices.map(({ id }) => id))
    this.#mostAtOnce = Math.max(this.#mostAtOnce, notices.length)
    for (const notice of notices) this.#take(notice, now)
  }

  #take(notice: NoticeRecord, now: number): void {
    const { quiet_hours: hours } = this.world.settings.read().notifications
    const notified = this.#notifiedAt.all(now) as { sort_order: number; subject: string }[]
    expect(notice.alerts).toBeGreaterThan(0)
    if (this.told.at(-1)?.at === now) return
    for (const { sort_order, subject } of notified) {
      const type = sort_order === 100 ? 'MAINTENANCE_LATE' : 'MAINTENANCE_URGENT'
      if (isQuiet(hours, now, this.world.clock.zone())) {
        expect([type, this.#plan.breaksThrough]).toEqual(['MAINTENANCE_LATE', true])
      }
      this.told.push({ at: now, name: nameOf(type, subject) })
    }
  }

  /** At most one summary and one digest, or single ones up to the digest’s bound. */
  expectBoundedNotices(): void {
    expect(this.#mostAtOnce).toBeLessThanOrEqual(1 + Math.max(1, this.#plan.digestAbove))
  }

  /** Never more notifications than changes. */
  expectToldAtMostOncePerChange(): void {
    const changed = totals(this.model.changes)
    for (const [name, times] of totals(this.told.map((one) => one.name))) {
      expect(times, name).toBeLessThanOrEqual(changed.get(name) ?? 0)
    }
  }

  /** Without quiet hours and cool-down, exactly one notification per change. */
  expectToldEveryChange(): void {
    expect(totals(this.told.map((one) => one.name))).toEqual(totals(this.model.changes))
  }

  /** Whatever is active and unread was notified, or waits for the end of quiet hours or of its cool-down. */
  expectNothingForgotten(): void {
    const silent = this.world.db
      .prepare(`SELECT count(*) FROM alerts WHERE state = 'active' AND notified_at IS NULL
        AND notice NOT IN ('due', 'held') AND unread = 1 AND snoozed_until IS NULL`)
      .pluck()
      .get()
    expect(silent).toBe(this.#restoredUntold())
  }

  /** Dismissed before they were notified, then restored manually: the owner knows them. */
  #restoredUntold(): unknown {
    return this.world.db
      .prepare(
        `SELECT count(*) FROM alerts WHERE state = 'active' AND notified_at IS NULL AND notice = 'none'`,
      )
      .pluck()
      .get()
  }
}

function totals(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const name of [...names].sort()) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}
