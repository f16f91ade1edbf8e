import { translate } from '../../../../shared/messages/index.ts'
import type { Language } from '../../../../shared/vocabulary.ts'
import type { AlertsServiceDeps } from './deps.ts'
import { createMarking } from './marking.ts'
import { createReading } from './reading.ts'

export type AlertsService = ReturnType<typeof createAlertsService>

/** The service behind `alerts.*`, without rules and notifications. Reading never generates. */
export function createAlertsService(deps: AlertsServiceDeps) {
  return {
    ...createReading(deps),
    ...createMarking(deps),
    async generate(language: Language, signal: AbortSignal) {
      const { created, updated, removed } = await deps.generate(signal)
      return {
        message: translate(language, 'alerts.generated'),
        alerts_created: created,
        alerts_updated: updated,
        alerts_removed: removed,
      }
    },
  }
}
