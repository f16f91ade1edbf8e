import { VigieError } from '../../../../shared/errors.ts'
import type { GenerateAlerts } from '../../alerts/generate.ts'
import type { AlertRecord, AlertStore } from '../../alerts/ports.ts'
import type { AssetStore } from '../../maintenances/ports.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Events } from '../../ports/events.ts'

/** Dependencies of the alerts service. */
export interface AlertsServiceDeps {
  readonly store: AlertStore
  readonly assets: Pick<AssetStore, 'find'>
  readonly clock: Clock
  readonly events: Events
  readonly generate: GenerateAlerts
  /** Yields to other work. */
  readonly yieldToEventLoop: () => Promise<void>
}

/** @throws VigieError alert_not_found */
export function known({ store }: AlertsServiceDeps, id: number): AlertRecord {
  const alert = store.find(id)
  if (alert === null) throw new VigieError('alert_not_found', { id })
  return alert
}
