/** Assembles alerts, assets and maintenances: their stores, the pass over the rules, and the notifications. */
import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import { VigieError } from '../../shared/errors.ts'
import { authorities } from '../adapters/net/authorities.ts'
import { createChannelSender } from '../adapters/notify/channel-sender.ts'
import { createLogNotifier } from '../adapters/notify/log.ts'
import { createPingSender } from '../adapters/pings/ping-sender.ts'
import { createAlertStore } from '../adapters/sqlite/alerts.ts'
import { createAssetStore } from '../adapters/sqlite/assets.ts'
import { createChangeRecorder, createPastImports } from '../adapters/sqlite/import-record.ts'
import { createMaintenanceStore } from '../adapters/sqlite/maintenances.ts'
import { createMeterStore } from '../adapters/sqlite/meters.ts'
import { createNoticeStore } from '../adapters/sqlite/notices.ts'
import { createPassRunner } from '../adapters/sqlite/pass-runner.ts'
import { followChanges } from '../core/alerts/follow-changes.ts'
import { createGenerate } from '../core/alerts/generate.ts'
import { createNotificationDispatcher } from '../core/alerts/notification-dispatcher.ts'
import type { ReadSignals } from '../core/alerts/signals.ts'
import { configuredChannels, EVERYTHING, type NotificationChannel } from '../core/channels/channel.ts'
import type { ChannelSender, ChannelStates } from '../core/channels/ports.ts'
import { createAlertsKind } from '../core/jobs/alerts/kind.ts'
import type { LifecyclePart } from '../core/lifecycle.ts'
import { createPinger } from '../core/pings/pinger.ts'
import { createAlertRulesService } from '../core/services/alert-rules.ts'
import { createAlertsService } from '../core/services/alerts/index.ts'
import { createAssetsService } from '../core/services/assets.ts'
import { createChannelsService } from '../core/services/channels.ts'
import { createExportsService } from '../core/services/exports.ts'
import { createImportsService, type ImportRunner } from '../core/services/imports.ts'
import { createMaintenanceBulkService } from '../core/services/maintenance-bulk.ts'
import { createMaintenancesService } from '../core/services/maintenances.ts'
import { createMetersService } from '../core/services/meters.ts'
import { createNoticesService } from '../core/services/notices.ts'
import { createPastImportsService } from '../core/services/past-imports.ts'
import { createPingsService } from '../core/services/pings.ts'
import type { Foundation } from './foundation.ts'

/**
 * @param states whether each channel works; the rules read it too
 * @param awakeSince when this process started or the machine last woke up, ms
 */
export function composeAlerts(
  foundation: Foundation,
  signals: ReadSignals,
  states: ChannelStates,
  awakeSince: () => number,
  runImport: ImportRunner,
) {
  const { clock, db, delay, events, language, random, secrets, settings, workers } = foundation
  const log = foundation.log.topic('alerts')
  const stores = {
    alerts: createAlertStore(db),
    assets: createAssetStore(db),
    maintenances: createMaintenanceStore(db),
    meters: createMeterStore(db),
    notices: createNoticeStore(db),
  }
  const sender = createChannelSender({
    http: foundation.http,
    authorities: () => authorities(settings.read().network.ca_file),
    secrets,
    clock,
  })
  const channels = () => channelsOf(foundation, sender)
  const dispatcher = createNotificationDispatcher({
    channels,
    notices: stores.notices,
    states,
    alerts: stores.alerts,
    clock,
    delay,
    random,
    language,
    log,
    recheck: () => recheck(),
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
    stopping.signal.aborted || log.error('Alerts were not generated or delivered.', { error })
  const recheck = () =>
    generate(stopping.signal).then(
      () => undefined,
      (error) => void failed(error),
    )
  const { assets, maintenances, meters, notices } = stores
  const work = { maintenances, assets, meters, clock, events }
  const turn = () => yieldToEventLoop()
  const imports = createImportsService({ run: runImport, clock, delay, random, events })
  const exports = createExportsService({ assets, maintenances, clock, yieldToEventLoop: turn })
  const part: LifecyclePart = {
    name: 'alerts',
    start: () => void followChanges({ events, delay, recheck, signal: stopping.signal }),
    stop: () => stopping.abort(new VigieError('not_running_instance')),
  }
  const pings = createPingSender(foundation.http, secrets)
  const pinger = createPinger({
    events,
    settings,
    states,
    clock,
    delay,
    language,
    sender: pings,
    alarm: foundation.alarm,
    log: foundation.log.topic('pings'),
    version: foundation.version,
  })
  return {
    kind: createAlertsKind({ generate }),
    part,
    pinger,
    services: {
      alerts: {
        ...createAlertsService({
          store: stores.alerts,
          assets,
          clock,
          events,
          generate,
          yieldToEventLoop: turn,
        }),
        ...createAlertRulesService(settings, stores.alerts),
        ...createNoticesService({ notices, channels, secrets, clock, random }),
      },
      channels: createChannelsService({
        settings,
        secrets,
        sender,
        states,
        clock,
        random,
        recheck,
        alerts: stores.alerts,
      }),
      pings: createPingsService({ settings, secrets, sender: pings, states, clock }),
      assets: {
        ...createAssetsService({ assets, clock, events }),
        ...createMetersService({ meters, assets, clock, events }),
        ...imports.assets,
        ...exports.assets,
      },
      maintenances: {
        ...createMaintenancesService(work),
        ...createMaintenanceBulkService({ ...work, recorder: createChangeRecorder(db) }),
        ...imports.maintenances,
        ...createPastImportsService({ pastImports: createPastImports(db), clock, events }),
        ...exports.maintenances,
      },
      readings: imports.readings,
    },
  }
}

/** Returns the desktop's notifications, or the log if there are none; and the owner's channels. */
function channelsOf(foundation: Foundation, sender: ChannelSender): readonly NotificationChannel[] {
  const { notifier, log, settings, clock } = foundation
  const own =
    notifier === undefined
      ? { name: 'log', notifier: createLogNotifier(log.topic('notice')), rules: EVERYTHING }
      : { name: 'desktop', notifier, rules: EVERYTHING }
  return [own, ...configuredChannels(settings, sender, clock)]
}
