/** The service for changes of several maintenances at once. */
import { type BulkActionName, planDaySchema } from '../../../shared/maintenance.ts'
import { addDays } from '../../../shared/time/calendar-day.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import { SUBJECTS_CHANGED } from '../alerts/subjects-changed.ts'
import { closedMaintenance } from '../maintenances/closed.ts'
import type { ChangeRecorder } from '../maintenances/import/ports.ts'
import { createMaintenancesService, type MaintenancesServiceDeps } from './maintenances.ts'

/** What is done to which maintenances. */
export interface BulkInput {
  readonly ids: readonly number[]
  readonly action: BulkActionName
  /** Of `complete`; today without one. */
  readonly completed_on?: string | undefined
  /** Of `postpone`. */
  readonly days?: number | undefined
  readonly notes?: string | undefined
  /** Of `complete` and `assign`. */
  readonly assignee?: string | undefined
}

/** How many were changed, and the number that undoes it; null if nothing changed. */
export interface BulkOutcome {
  readonly changed: number
  readonly undo_id: number | null
}

/** Operations on several maintenances. */
export type MaintenanceBulkService = ReturnType<typeof createMaintenanceBulkService>

/** The service behind `maintenances.changeMany`. */
export function createMaintenanceBulkService(
  deps: MaintenancesServiceDeps & { readonly recorder: ChangeRecorder },
) {
  const { clock, events, recorder } = deps
  return {
    /**
     * Changes all of them or none, at one instant, so that a later change of one can be distinguished from this.
     * @throws VigieError maintenance_not_found | maintenance_closed | maintenance_not_recurring
     */
    changeMany({ ids, action, ...details }: BulkInput): BulkOutcome {
      const all = [...new Set(ids)]
      const now = clock.now()
      const one = createMaintenancesService({
        ...deps,
        clock: { now: () => now, monotonic: () => clock.monotonic(), zone: () => clock.zone() },
      })
      const about = {
        subject: 'maintenances',
        fileName: '',
        action,
        now,
        created: 0,
        updated: all.length,
      } as const
      const undoId = recorder.recorded(about, () => {
        for (const id of all) change(one, id, action, details)
      })
      events.publish(SUBJECTS_CHANGED)
      return { changed: all.length, undo_id: undoId }
    },
  }
}

type OneAtATime = ReturnType<typeof createMaintenancesService>

function change(
  one: OneAtATime,
  id: number,
  action: BulkActionName,
  { assignee, completed_on, days, notes }: Omit<BulkInput, 'ids' | 'action'>,
): void {
  if (action === 'complete') one.complete({ id, assignee, completed_on, notes })
  else if (action === 'skip') one.skip({ id, notes })
  else if (action === 'remove') one.remove({ id })
  else if (action === 'cancel') {
    daysLeft(one, id)
    one.edit({ id, status: 'cancelled', notes })
  } else if (action === 'postpone') one.edit({ id, planned_on: laterDay(one, id, days), notes })
  else if (assignee === undefined) throw unusable('assignee', 'missing')
  else one.edit({ id, assignee })
}

/** The planned day, or today for what is late, so many days later. */
function laterDay(one: OneAtATime, id: number, days: number | undefined): string {
  if (days === undefined) throw unusable('days', 'missing')
  const late = -Math.min(0, daysLeft(one, id))
  const day = addDays(one.get({ id }).planned_on, late + days)
  if (!planDaySchema.safeParse(day).success) throw unusable('days', 'rule.plan_year')
  return day
}

/** @throws VigieError maintenance_not_found | maintenance_closed */
function daysLeft(one: OneAtATime, id: number): number {
  const { days_left: left, status } = one.get({ id })
  if (left === null) throw closedMaintenance(id, status)
  return left
}
