/** The service for maintenances. */
import { VigieError } from '../../../shared/errors.ts'
import type { Maintenance, MaintenanceInput, MaintenanceStatus } from '../../../shared/maintenance.ts'
import { MAINTENANCE_STATUSES } from '../../../shared/maintenance.ts'
import { dayNumber, EVERY_DAY, monthDay } from '../../../shared/time/calendar-day.ts'
import { localDay } from '../../../shared/time/local-time.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import { SUBJECTS_CHANGED } from '../alerts/subjects-changed.ts'
import { addReading } from '../maintenances/add-reading.ts'
import { closedMaintenance, isOpen } from '../maintenances/closed.ts'
import { nextOf } from '../maintenances/completion.ts'
import { dueWithin } from '../maintenances/due.ts'
import { assertHappened } from '../maintenances/happened.ts'
import { maintenanceInputOf, maintenanceView } from '../maintenances/maintenance-view.ts'
import type { MeterReading } from '../maintenances/meter.ts'
import type {
  AssetStore,
  MaintenanceCompletion,
  MaintenanceQuery,
  MaintenanceRecord,
  MaintenanceStore,
  MaintenanceValues,
  MeterStore,
} from '../maintenances/ports.ts'
import type { Clock } from '../ports/clock.ts'
import type { Events } from '../ports/events.ts'
import { type AssetChanges, given } from './assets.ts'
import type { ById } from './operation.ts'
import { pageOf } from './page.ts'

/** What the procedures of `maintenances` need. */
export interface MaintenancesServiceDeps {
  readonly maintenances: MaintenanceStore
  readonly assets: AssetStore
  readonly meters: MeterStore
  readonly clock: Clock
  readonly events: Events
}

/** The input of `maintenances.list`; `open` is planned or in progress, `late` open with a day that has passed, `closed` the others. */
export interface MaintenanceListQuery {
  readonly limit: number
  readonly cursor?: string | undefined
  readonly asset_id?: number | undefined
  readonly status?: MaintenanceStatus | 'open' | 'late' | 'closed' | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly search?: string | undefined
}

/** What was done; without a day, today. */
export interface CompleteInput {
  readonly completed_on?: string | undefined
  readonly notes?: string | undefined
  readonly cost?: number | null | undefined
  readonly duration_minutes?: number | null | undefined
  readonly assignee?: string | undefined
  readonly meter_value?: number | undefined
}

/** Why an occurrence is left out. */
export interface SkipInput {
  readonly notes?: string | undefined
}

/** The completion days of which costs are summed, both included. */
export interface CostQuery {
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** Operations on maintenances. */
export type MaintenancesService = ReturnType<typeof createMaintenancesService>

/** The service behind `maintenances.*`, without imports and exports. */
export function createMaintenancesService(deps: MaintenancesServiceDeps) {
  const { maintenances, clock } = deps
  const today = () => localDay(clock.now(), clock.zone())
  const viewOf = (record: MaintenanceRecord) => maintenanceView(record, today(), clock.zone())

  function known(id: number): MaintenanceRecord {
    const record = maintenances.find(id)
    if (record === null) throw new VigieError('maintenance_not_found', { id })
    return record
  }

  /** @throws VigieError maintenance_not_found | maintenance_closed */
  function stillOpen(id: number): MaintenanceRecord {
    const record = known(id)
    if (!isOpen(record.status)) throw closedMaintenance(id, record.status)
    return record
  }

  const nextView = (id: number | null) => (id === null ? null : viewOf(known(id)))

  function assertAsset(id: number): void {
    if (deps.assets.find(id) === null) throw new VigieError('asset_not_found', { id })
  }

  function valuesOf(input: MaintenanceInput, before: MaintenanceRecord | null): MaintenanceValues {
    assertAsset(input.asset_id)
    return valuesFrom(input, before, today())
  }

  /** Returns what the meter of a maintenance read last, up to a day. */
  function readingOf({ assetId, meter }: MaintenanceValues, day: number): number | null {
    const readings = meter === null ? [] : deps.meters.readings(assetId, meter.unit)
    return readings.findLast((one) => one.day <= day)?.value ?? null
  }

  function noteReading({ id, assetId, meter }: MaintenanceRecord, reading: MeterReading): void {
    if (meter === null) throw new VigieError('maintenance_no_meter', { id })
    addReading(deps.meters, { assetId, unit: meter.unit, reading }, clock.now())
  }

  /** Other days or another status may have other alerts. */
  const changed = () => deps.events.publish(SUBJECTS_CHANGED)

  function finish(completion: MaintenanceCompletion) {
    const finished = maintenances.complete(completion, clock.now())
    deps.events.publish({ type: 'alerts', created: 0, updated: 0, removed: finished.alerts })
    // The next occurrence may be due already.
    if (finished.nextId !== null) changed()
    return finished
  }

  return {
    list(query: MaintenanceListQuery) {
      const { limit } = query
      if (query.asset_id !== undefined) assertAsset(query.asset_id)
      const found = maintenances.list({ ...queryOf(query, today()), limit: limit + 1 })
      return pageOf(found, limit, ({ plannedDay, id }) => `${plannedDay}.${id}`, viewOf)
    },
    due: ({ days }: { readonly days: number }) => dueWithin(maintenances, today(), days, viewOf),
    get: ({ id }: ById) => viewOf(known(id)),
    add(input: MaintenanceInput): Maintenance {
      const added = maintenances.add(valuesOf(input, null), clock.now())
      changed()
      return viewOf(added)
    },
    edit({ id, ...changes }: ById & AssetChanges<MaintenanceInput>): Maintenance {
      const before = known(id)
      const values = valuesOf({ ...maintenanceInputOf(before), ...given(changes) }, before)
      if (isOpen(before.status) && values.completedDay !== null) {
        finish({
          id,
          values,
          next: nextOf(values, values.completedDay, readingOf(values, values.completedDay)),
        })
        return viewOf(known(id))
      }
      const after = maintenances.change(id, values, clock.now())
      changed()
      return viewOf(after)
    },
    /** @throws VigieError maintenance_closed | maintenance_no_meter | meter_backwards | invalid_input if the day has not come */
    complete({ id, ...input }: ById & CompleteInput) {
      const done = stillOpen(id)
      assertHappened('completed_on', input.completed_on, today())
      const values = completedValues(done, input, today())
      const day = values.completedDay ?? today()
      if (input.meter_value !== undefined) noteReading(done, { day, value: input.meter_value })
      const next = nextOf({ ...values, plannedDay: done.plannedDay }, day, readingOf(done, day))
      const { alerts, nextId } = finish({ id, values, next })
      return { maintenance: viewOf(known(id)), next: nextView(nextId), alerts_removed: alerts }
    },
    /** Takes a completion back; one that is not completed stays as it is. */
    reopen({ id }: ById) {
      known(id)
      maintenances.reopen(id, clock.now())
      changed()
      return viewOf(known(id))
    },
    /** @throws VigieError maintenance_closed | maintenance_not_recurring */
    skip({ id, notes }: ById & SkipInput) {
      const left = stillOpen(id)
      if (left.recurrence === null && left.meter?.every == null)
        throw new VigieError('maintenance_not_recurring', { id })
      const values: MaintenanceValues = { ...left, status: 'cancelled', notes: notes ?? left.notes }
      const { nextId } = maintenances.skip(
        { id, values, next: nextOf(values, left.plannedDay, null) },
        clock.now(),
      )
      changed()
      return { maintenance: viewOf(known(id)), next: nextView(nextId) }
    },
    costs: ({ from, to }: CostQuery) => {
      const days = { fromDay: dayOr(from, EVERY_DAY.fromDay), toDay: dayOr(to, EVERY_DAY.toDay) }
      const items = maintenances.costs(days).map((one) => ({
        asset_id: one.assetId,
        asset_name: one.assetName,
        completed: one.completed,
        cost: one.cost,
        duration_minutes: one.durationMinutes,
      }))
      return { items, cost: items.reduce((sum, { cost }) => sum + cost, 0) }
    },
    remove({ id }: ById) {
      if (!maintenances.remove(id)) throw new VigieError('maintenance_not_found', { id })
      changed()
      return { removed: true as const }
    },
  }
}

const OPEN = MAINTENANCE_STATUSES.filter(isOpen)
const CLOSED = MAINTENANCE_STATUSES.filter((status) => !isOpen(status))

/** A completed maintenance has a completion day, by default today; others have none. */
function valuesFrom(
  input: MaintenanceInput,
  before: MaintenanceRecord | null,
  today: number,
): MaintenanceValues {
  const plannedDay = dayNumber(input.planned_on)
  const completed = input.completed_on === null ? today : dayNumber(input.completed_on)
  const { title, status, recurrence, cost, assignee, links, reference, notes } = input
  const unmoved = before !== null && before.plannedDay === plannedDay
  return {
    assetId: input.asset_id,
    title,
    plannedDay,
    status,
    completedDay: status === 'completed' ? completed : null,
    recurrence,
    monthDay: unmoved ? before.monthDay : monthDay(plannedDay),
    cost,
    durationMinutes: input.duration_minutes,
    assignee,
    leadDays: input.lead_days,
    meter: input.meter,
    links,
    reference,
    notes,
  }
}

function completedValues(done: MaintenanceRecord, input: CompleteInput, today: number): MaintenanceValues {
  return {
    ...done,
    status: 'completed',
    completedDay: input.completed_on === undefined ? today : dayNumber(input.completed_on),
    notes: input.notes ?? done.notes,
    cost: input.cost === undefined ? done.cost : input.cost,
    durationMinutes: input.duration_minutes === undefined ? done.durationMinutes : input.duration_minutes,
    assignee: input.assignee ?? done.assignee,
  }
}

const dayOr = (day: string | undefined, other: number) => (day === undefined ? other : dayNumber(day))

/** The statuses of each choice that means several. */
const STATUSES = { open: OPEN, late: OPEN, closed: CLOSED } as const

function queryOf(query: MaintenanceListQuery, today: number): Omit<MaintenanceQuery, 'limit'> {
  const { status } = query
  const toDay = dayOr(query.to, EVERY_DAY.toDay)
  return {
    assetId: query.asset_id ?? null,
    statuses: status === undefined ? [] : isGroup(status) ? STATUSES[status] : [status],
    search: query.search ?? '',
    fromDay: dayOr(query.from, EVERY_DAY.fromDay),
    toDay: status === 'late' ? Math.min(toDay, today - 1) : toDay,
    after: cursorOf(query.cursor),
  }
}

const isGroup = (status: string): status is keyof typeof STATUSES => Object.hasOwn(STATUSES, status)

function cursorOf(cursor: string | undefined): MaintenanceQuery['after'] {
  if (cursor === undefined) return null
  const [, day, id] = /^(-?\d{1,7})\.(\d{1,15})$/.exec(cursor) ?? []
  if (day !== undefined && id !== undefined) return { plannedDay: Number(day), id: Number(id) }
  throw unusable('cursor', 'not_a_cursor')
}
