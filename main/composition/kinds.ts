/** The five job kinds: what each does, its service, and its other parts. */
import { createKinds } from '../core/jobs/registry.ts'
import type { RunStore } from '../core/jobs/run-record.ts'
import type { Scheduler } from '../core/scheduler.ts'
import { composeAlerts } from './alerts.ts'
import { composeAnalysis } from './analysis.ts'
import { composeFearGreed } from './fear-greed.ts'
import type { Foundation } from './foundation.ts'
import { composeImports } from './imports.ts'
import { composeOccupations } from './occupations.ts'
import { composeSignals } from './signals.ts'
import { composeTrades } from './trades.ts'

/** @param scheduler called only while jobs run: it is built from the kinds */
export function composeKinds(foundation: Foundation, runs: RunStore, scheduler: () => Scheduler) {
  const imports = composeImports(foundation)
  const fearGreed = composeFearGreed(foundation)
  const occupations = composeOccupations(foundation, imports.records)
  const analysis = composeAnalysis(foundation)
  const trades = composeTrades(foundation)
  const signals = composeSignals(foundation, runs, scheduler)
  const alerts = composeAlerts(foundation, signals, () => scheduler().timekeeper.wokeAt(), imports.plan)
  return {
    kinds: createKinds({
      'fear-greed': fearGreed.kind,
      alerts: alerts.kind,
      trades: trades.kind,
      occupations: occupations.kind,
      analysis: analysis.kind,
    }),
    retention: [...fearGreed.retention, ...alerts.retention],
    parts: [alerts.part, trades.part, imports.part],
    services: (built: Scheduler) => ({
      index: fearGreed.service,
      ...alerts.services,
      occupations: occupations.service,
      analysis: analysis.service(built),
      trades: trades.service(built),
    }),
  }
}
