/** The job kinds: what each does, its service, and its other parts. */

import { freeBytes } from '../adapters/files/free-space.ts'
import { createAnalysisStore } from '../adapters/sqlite/analysis.ts'
import { createChannelStates } from '../adapters/sqlite/channel-states.ts'
import { createFigureTextStore } from '../adapters/sqlite/figure-texts.ts'
import { createFigureStore } from '../adapters/sqlite/figures.ts'
import { createIndexStore } from '../adapters/sqlite/index-scores.ts'
import { createRewriteStore } from '../adapters/sqlite/occupations/rewrites.ts'
import { createUpdateMemory } from '../adapters/sqlite/update-memory.ts'
import { createSignals } from '../core/alerts/read-signals.ts'
import { channelSignals } from '../core/channels/signal.ts'
import type { KindRegistry } from '../core/jobs/kind.ts'
import { createKinds } from '../core/jobs/registry.ts'
import type { RunStore } from '../core/jobs/run-record.ts'
import type { Scheduler } from '../core/scheduler.ts'
import { composeAlerts } from './alerts.ts'
import { composeAnalysis } from './analysis.ts'
import { composeFearGreed } from './fear-greed.ts'
import type { Foundation } from './foundation.ts'
import { composeImports } from './imports.ts'
import { composeOccupations } from './occupations.ts'
import { composeOwnJobs } from './own-jobs.ts'
import { composeTrades } from './trades.ts'

/** @param scheduler called only while jobs run: it is built from the kinds @param url address of the REST listener */
export function composeKinds(
  foundation: Foundation,
  runs: RunStore,
  scheduler: () => Scheduler,
  url: () => string | null,
) {
  const imports = composeImports(foundation)
  const { clock, dataFolder, db, findings, settings } = foundation
  const scores = createIndexStore(db)
  const rewrites = createRewriteStore(db)
  const calls = createAnalysisStore(db)
  const channelStates = createChannelStates(db)
  const updateMemory = createUpdateMemory(db)
  const fearGreed = composeFearGreed(foundation, scores)
  const occupations = composeOccupations(foundation, rewrites, imports.records)
  const analysis = composeAnalysis(foundation, calls)
  const trades = composeTrades(foundation, scheduler)
  const figures = createFigureStore(db)
  const figureTexts = createFigureTextStore(db)
  const own = composeOwnJobs(foundation, runs, { figures, figureTexts }, url, imports.plan)
  const signals = createSignals({
    clock,
    settings,
    jobs: () => scheduler().timekeeper.jobs(),
    runs,
    scores,
    calls,
    figures,
    figureTexts,
    rewrites,
    disk: async () => ({ path: dataFolder, freeBytes: await freeBytes(dataFolder) }),
    channels: () => channelSignals(settings, channelStates),
    updates: () => updateMemory.watched(),
    repairs: findings,
  })
  const alerts = composeAlerts(
    foundation,
    signals,
    channelStates,
    () => scheduler().timekeeper.wokeAt(),
    imports.plan,
  )
  return {
    kinds: createKinds({
      'fear-greed': fearGreed.kind,
      alerts: alerts.kind,
      trades: trades.kind,
      occupations: occupations.kind,
      analysis: analysis.kind,
      http: own.http,
      command: own.command,
      calendar: own.calendar,
    } satisfies KindRegistry),
    parts: [alerts.part, trades.part, imports.part, alerts.pinger.part],
    endLeftPrograms: own.endLeftPrograms,
    /** Parts that begin after the scheduler. */
    lateParts: [trades.live],
    pinger: alerts.pinger,
    services: (built: Scheduler) => ({
      index: fearGreed.service,
      ...alerts.services,
      occupations: occupations.service,
      analysis: analysis.service(built),
      ...own.services(built.services.runs),
      trades: trades.service(built),
    }),
  }
}
