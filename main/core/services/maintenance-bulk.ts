/** The service for changes of several maintenances at once. */
import type { BulkActionName } from '../../../shared/maintenance.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import type { ChangeRecorder } from '../maintenances/import/ports.ts'
import { createMaintenancesService, type MaintenancesServiceDeps } from './maintenances.ts'

/** What is done to which maintenances. */
export interface BulkInput {
  readonly ids: readonly number[]
  readonly action: BulkActionName
  /** Of `complete`; today without one. */
  readonly completed_on?: string | undefined
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
     * Changes all of them or none, at one instant, so that a later change of one can be told from this.
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
      events.publish({ type: 'alerts', created: 0, updated: 0, removed: 0 })
      return { changed: all.length, undo_id: undoId }
    },
  }
}

function change(
  one: ReturnType<typeof createMaintenancesService>,
  id: number,
  action: BulkActionName,
  { assignee, completed_on, notes }: Omit<BulkInput, 'ids' | 'action'>,
): void {
  if (action === 'complete') one.complete({ id, assignee, completed_on, notes })
  else if (action === 'skip') one.skip({ id, notes })
  else if (action === 'remove') one.remove({ id })
  else if (assignee === undefined) throw unusable('assignee', 'missing')
  else one.edit({ id, assignee })
}
