import type { LocalizableMessage } from '../../../../shared/errors.ts'
import type { Caller } from '../operation.ts'
import type { AlertsServiceDeps } from './deps.ts'
import { createMarking } from './marking.ts'
import { createReading } from './reading.ts'

/** Operations on alerts: list, read, dismiss, snooze, generate. */
export type AlertsService = ReturnType<typeof createAlertsService>

/** The service behind `alerts.*`, without rules and notifications. Reading never generates. */
export function createAlertsService(deps: AlertsServiceDeps) {
  return {
    ...createReading(deps),
    ...createMarking(deps),
    async generate(_: unknown, { signal }: Caller) {
      const { created, updated, removed } = await deps.generate(signal)
      return {
        message: { messageKey: 'alerts.generated' } satisfies LocalizableMessage,
        alerts_created: created,
        alerts_updated: updated,
        alerts_removed: removed,
      }
    },
  }
}
