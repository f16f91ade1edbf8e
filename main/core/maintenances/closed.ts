/** Open and closed maintenances, and the refusal of what only an open one allows. */
import { VigieError } from '../../../shared/errors.ts'
import type { MaintenanceStatus } from '../../../shared/maintenance.ts'

/** Whether work is still to be done. */
export const isOpen = (status: MaintenanceStatus): boolean => status === 'planned' || status === 'in_progress'

/** Returns the error for a maintenance that is completed or cancelled. */
export const closedMaintenance = (id: number, status: MaintenanceStatus): VigieError =>
  new VigieError('maintenance_closed', {
    id,
    status: {
      messageKey: status === 'cancelled' ? 'maintenance.closed.cancelled' : 'maintenance.closed.completed',
    },
  })
