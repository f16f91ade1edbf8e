/** Assembles alerts, assets and maintenances: their stores, the pass over the rules, and the notifications. */
import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import { VigieError } from '../../shared/errors.ts'
import { createLogNotifier } from '../adapters/notify/log.ts'
import { createWebhookNotifier } from '../adapters/notify/webhook.ts'
import { createAlertStore } from '../adapters/sqlite/alerts.ts'
import { createAssetStore } from '../adapters/sqlite/assets.ts'
import { createPastImports } from '../adapters/sqlite/import-record.ts'
import { createMaintenanceStore } from '../adapters/sqlite/maintenances.ts'
import { createNoticeStore } from '../adapters/sqlite/notices.ts'
import { createPassRunner } from '../adapters/sqlite/pass-runner.ts'
import { createGenerate } from '../core/alerts/generate.ts'
import { type Channel, createNotificationDispatcher } from '../core/alerts/notification-dispatcher.ts'
import type { Signals } from '../core/alerts/signals.ts'
import { createAlertsKind } from '../core/jobs/alerts/kind.ts'
import type { Part } from '../core/lifecycle.ts'
import { createAlertRulesService } from '../core/services/alert-rules.ts'
import { createAlertsService } from '../core/services/alerts/index.ts'
import { createAssetsService } from '../core/services/assets.ts'
import { createExportsService } from '../core/services/exports.ts'
import { createImportsService, type ImportRunner } from '../core/services/imports.ts'
import { createMaintenancesService } from '../core/services/maintenances.ts'
import { createNoticesService } from '../core/services/notices.ts'
import { createPastImportsService } from '../core/services/past-imports.ts'
import type { Foundation } from './foundation.ts'

/** @param awakeSince when this process started or the machine last woke up, ms */
export function composeAlerts(
  foundation: Foundation,
  signals: Signals,
  awakeSince: () => number,
  runImport: ImportRunner,
) {
  const { clock, db, delay, events, language, random, secrets, settings, workers } = foundation
  const log = foundation.log.topic('alerts')
  const stores = {
    alerts: createAlertStore(db),
    assets: createAssetStore(db),
    maintenances: createMaintenanceStore(db),
    notices: createNoticeStore(db),
  }
  const channels = channelsOf(foundation)
  const dispatcher = createNotificationDispatcher({
    channels,
    notices: stores.notices,
    alerts: stores.alerts,
    clock,
    delay,
    language,
    log,
  })
  const stopping = new AbortController()
  const generate = createGenerate({
    clock,
    settings,
    events,
    signals,
    awakeSince,
    log,
    runPass: createPassRunner(db, workers, random),
    deliver: () => void dispatcher.flush(stopping.signal).catch((error) => failed(error)),
  })
  const failed = (error: unknown) =>
    stopping.signal.aborted || log.error('Notices were not delivered.', { error })
  const { assets, maintenances, notices } = stores
  const turn = () => yieldToEventLoop()
  const imports = createImportsService({ run: runImport, clock, delay, random, events })
  const exports = createExportsService({ assets, maintenances, clock, yieldToEventLoop: turn })
  const part: Part = {
    name: 'courier',
    start: () => undefined,
    stop: () => stopping.abort(new VigieError('not_running_instance')),
  }
  return {
    kind: createAlertsKind({ generate }),
    part,
    services: {
      alerts: {
        ...createAlertsService({ store: stores.alerts, clock, events, generate, yieldToEventLoop: turn }),
        ...createAlertRulesService(settings, stores.alerts),
        ...createNoticesService({ notices, channels, secrets, clock, random }),
      },
      assets: { ...createAssetsService({ assets, clock, events }), ...imports.assets, ...exports.assets },
      maintenances: {
        ...createMaintenancesService({ maintenances, assets, clock, events }),
        ...imports.maintenances,
        ...createPastImportsService({ pastImports: createPastImports(db), clock, events }),
        ...exports.maintenances,
      },
    },
  }
}

/** Returns the desktop's notifications, or the log if there are none; and the owner's webhook. */
function channelsOf({ notifier, log, http, settings, secrets, clock }: Foundation): readonly Channel[] {
  const own =
    notifier === undefined
      ? { name: 'log', notifier: createLogNotifier(log.topic('notice')) }
      : { name: 'desktop', notifier }
  return [own, { name: 'webhook', notifier: createWebhookNotifier({ http, settings, secrets, clock }) }]
}
