/** Alerts with a real database in a temporary folder, and a clock moved by the test. */
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { onTestFinished } from 'vitest'
import { createPassStore } from '../../main/adapters/sqlite/alert-pass.ts'
import { createAlertStore } from '../../main/adapters/sqlite/alerts.ts'
import { createAssetStore } from '../../main/adapters/sqlite/assets.ts'
import { openDatabase } from '../../main/adapters/sqlite/database.ts'
import { createMaintenanceStore } from '../../main/adapters/sqlite/maintenances.ts'
import { createMeterStore } from '../../main/adapters/sqlite/meters.ts'
import { createNoticeStore } from '../../main/adapters/sqlite/notices.ts'
import { createGenerate, rulesOf } from '../../main/core/alerts/generate.ts'
import { type PassReport, runPass } from '../../main/core/alerts/pass.ts'
import type { SignalValues } from '../../main/core/alerts/signals.ts'
import { createAlertsKind } from '../../main/core/jobs/alerts/kind.ts'
import { createAlertRulesService } from '../../main/core/services/alert-rules.ts'
import { createAlertsService } from '../../main/core/services/alerts/index.ts'
import { createAssetsService } from '../../main/core/services/assets.ts'
import { createMaintenancesService } from '../../main/core/services/maintenances.ts'
import type { VigieEvent } from '../../shared/events.ts'
import { alertsSettingsSchema } from '../../shared/kinds/alerts.ts'
import {
  type Asset,
  type AssetInput,
  assetInputSchema,
  type Maintenance,
  maintenanceInputSchema,
} from '../../shared/maintenance.ts'
import { callerIn } from './caller.ts'
import { FakeClock } from './fake-clock.ts'
import { memorySettings } from './memory-settings.ts'
import { NO_SIGNALS } from './no-signals.ts'
import { silentLog } from './silent-log.ts'
import { tempFolder } from './temp-folder.ts'

export interface AlertsHarnessOptions {
  /** Default: local noon of a winter day in Paris. */
  readonly start?: string
  readonly zone?: string
  readonly rules?: unknown
  readonly notifications?: unknown
  /** The test's own database; by default a new one in a temporary folder. */
  readonly db?: Database
}

export function createAlertsHarness(options: AlertsHarnessOptions = {}) {
  const clock = new FakeClock(options.start ?? '2026-03-10T11:00:00Z', options.zone ?? 'Europe/Paris')
  const db = options.db ?? openTestDatabase()
  const rules = alertsSettingsSchema.parse({ rules: options.rules ?? {} })
  const generate0 = createAlertsKind({ generate: () => Promise.reject(new Error('not called')) })
  const job = { ...generate0.defaults(clock.zone()), settings: rules }
  const settings = memorySettings({ notifications: options.notifications ?? {}, jobs: { alerts: job } })
  const published: VigieEvent[] = []
  const events = { publish: (event: VigieEvent) => void published.push(event), subscribe: () => () => {} }
  const stores = {
    alerts: createAlertStore(db),
    assets: createAssetStore(db),
    maintenances: createMaintenanceStore(db),
    meters: createMeterStore(db),
    notices: createNoticeStore(db),
    pass: createPassStore(db),
  }
  const awakeSince = clock.now()
  let signals: SignalValues = NO_SIGNALS
  let keys = 0
  const newKey = () => `key-${++keys}`

  function pass(values: SignalValues = signals): PassReport {
    const { notifications } = settings.read()
    const request = { now: clock.now(), zone: clock.zone(), awakeSince, rules: rulesOf(settings.read()) }
    return runPass(stores.pass, { ...request, notifications, signals: values }, newKey)
  }

  const generate = createGenerate({
    clock,
    settings,
    signals: async () => signals,
    runPass: async (request) => runPass(stores.pass, request, newKey),
    events,
    log: silentLog(),
    awakeSince: () => awakeSince,
    deliver: () => {},
  })
  const deps = { clock, events }
  const services = {
    alerts: createAlertsService({
      ...deps,
      store: stores.alerts,
      assets: stores.assets,
      generate,
      yieldToEventLoop: async () => {},
    }),
    rules: createAlertRulesService(settings, stores.alerts),
    assets: createAssetsService({ ...deps, assets: stores.assets }),
    maintenances: createMaintenancesService({ ...deps, ...stores }),
  }

  return {
    clock,
    db,
    settings,
    stores,
    services,
    published,
    pass,
    generate,
    signal: (values: Partial<SignalValues>) => {
      signals = { ...NO_SIGNALS, ...values }
    },
    asset: (name: string, fields: Partial<AssetInput> = {}): Asset =>
      services.assets.add(assetInputSchema.parse({ name, ...fields })),
    maintenance: (assetId: number, plannedOn: string, fields: object = {}): Maintenance =>
      services.maintenances.add(
        maintenanceInputSchema.parse({
          asset_id: assetId,
          title: 'Vidange',
          planned_on: plannedOn,
          ...fields,
        }),
      ),
    active: () => services.alerts.list({ limit: 1000, state: 'active' }, callerIn('en')).items,
    days: (count: number) => clock.pass(count * 86_400_000),
  }
}
export type AlertsHarness = ReturnType<typeof createAlertsHarness>

/** A migrated database in its own folder, without flushing to disk for speed. */
export function openTestDatabase(path = join(tempFolder(), 'vigie.db')): Database {
  const db = openDatabase(path)
  db.pragma('synchronous = OFF')
  onTestFinished(() => void db.close())
  return db
}

/** Passes of the rules over given signals. */
export function signalled() {
  const harness = createAlertsHarness()
  return {
    ...harness,
    /** Returns types and subjects after a pass with these signals. */
    after: (signals: Partial<SignalValues>) => {
      harness.pass({ ...NO_SIGNALS, ...signals })
      return harness.active().map((alert) => `${alert.type} ${alert.subject}`)
    },
  }
}
