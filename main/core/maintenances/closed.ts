/** The refusal of what only an open maintenance allows. */
import { VigieError } from '../../../shared/errors.ts'
import type { MaintenanceStatus } from '../../../shared/maintenance.ts'

/** Returns the error for a maintenance that is completed or cancelled. */
export const closedMaintenance = (id: number, status: MaintenanceStatus): VigieError =>
  new VigieError('maintenance_closed', {
    id,
    status: {
      told: status === 'cancelled' ? 'maintenance.closed.cancelled' : 'maintenance.closed.completed',
    },
  })
