/**
 * The application: shared by the desktop and the headless program, from the lock to the listeners. A table of
 * contents; each line is a file in `composition/`.
 */
import { statSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { ContractRouterClient } from '@orpc/contract'
import { createRouterClient } from '@orpc/server'
import type { Contract } from '../shared/contract/index.ts'
import { VigieError } from '../shared/errors.ts'
import type { Language } from '../shared/vocabulary.ts'
import { router } from './adapters/router/index.ts'
import { assertUsableSettings } from './adapters/settings/assert-usable.ts'
import { createClockRecords } from './adapters/sqlite/clock-records.ts'
import { createJobStateStore } from './adapters/sqlite/job-state.ts'
import { createRunStore } from './adapters/sqlite/runs.ts'
import { composeEndpoints, composeTokens } from './composition/endpoints.ts'
import { type Foundation, type FoundationOptions, layFoundation } from './composition/foundation.ts'
import { composeHealth, composeProblems } from './composition/health.ts'
import { composeHousekeeping } from './composition/housekeeping.ts'
import { composeKinds } from './composition/kinds.ts'
import type { Platform } from './composition/platform.ts'
import type { RestPlan } from './composition/rest-door.ts'
import { type OneRun, runOnce } from './composition/run-once.ts'
import { composeSystem } from './composition/system.ts'
import { composeUpdates } from './composition/updates.ts'
import { createClockKeeper } from './core/clock/keeper.ts'
import { createLifecycle, type LifecyclePart } from './core/lifecycle.ts'
import type { ClaudeKey } from './core/ports/claude-key.ts'
import type { Log } from './core/ports/log.ts'
import { createProblemWatch } from './core/problem-watch.ts'
import { createProgramWatch } from './core/program-watch.ts'
import { createScheduler } from './core/scheduler.ts'
import { createCalendarsService } from './core/services/calendars.ts'
import type { Services } from './core/services/index.ts'
import { createSettingsService } from './core/services/settings.ts'
import { createTokensService } from './core/services/tokens.ts'

/** What an application is made of: the folder, the platform of the program, and whether REST listens. */
export interface ApplicationOptions extends FoundationOptions {
  readonly platform: Platform
  readonly rest: RestPlan
}

/** An instance of Vigie in this process. It owns its data folder from `start` to `stop`. */
export interface Application {
  readonly services: Services
  readonly foundation: Foundation
  /** Returns a client of the contract in this process. */
  client(language: Language): ContractRouterClient<Contract>
  /** Address of the REST listener; null while it is closed. */
  url(): string | null
  /** Returns the token of the REST API, created if missing. */
  token(): string
  /** Runs one job in the foreground, without a schedule. */
  runOnce(order: OneRun): ReturnType<typeof runOnce>
  /** Opens the listeners, then starts the scheduler. Idempotent. @throws VigieError port_in_use | ... */
  start(): Promise<void>
  /** Interrupts runs, closes the listeners, then the database. Idempotent; well under 5 s. */
  stop(): Promise<void>
  /** Settles when it has stopped, for any reason. */
  readonly stopped: Promise<void>
}

/** Longer than the scheduler needs; after that a part is abandoned and the database closed anyway. */
const PATIENCE_MS = 4000

/** Takes the data folder and assembles everything; `start` runs it. @throws VigieError, see `layFoundation` */
export function createApplication({ platform, rest, ...options }: ApplicationOptions): Application {
  const foundation = layFoundation(platform, options)
  const { alarm, clock, conditions, db, events, language, log, power, program, random, settings } = foundation
  const { promise: stopped, resolve: hasStopped } = Promise.withResolvers<void>()

  const clockRecords = createClockRecords(db)
  const stores = { runs: createRunStore(db), jobStates: createJobStateStore(db) }
  const { kinds, ...jobs } = composeKinds(
    foundation,
    stores.runs,
    () => scheduler,
    () => endpoints.door.url(),
  )
  const scheduler = createScheduler({
    clock,
    random,
    alarm,
    log,
    events,
    settings,
    language,
    conditions,
    answeredAt: foundation.lastAnswer.at,
    ...stores,
    ...(power === undefined ? {} : { power }),
    kinds,
  })

  const updates = composeUpdates(
    foundation,
    platform.updateAbility?.(log.topic('updates')) ?? { kind: 'npm' },
  )
  const access = composeTokens(foundation)
  const problems = composeProblems({
    dataFolder: options.dataFolder,
    doorProblem: () => endpoints.door.problem(),
  })
  const services: Services = {
    ...scheduler.services,
    ...jobs.services(scheduler),
    system: {
      ...composeSystem(foundation, {
        url: () => endpoints.door.url(),
        urlProblem: () => endpoints.door.problem(),
        doorOptions: () => endpoints.door.options,
        shutdown: () => void stop(),
        health: composeHealth(() => services, clock, program),
        problems,
        clockPeriods: clockRecords.periods,
      }),
      events: foundation.events.stream,
    },
    events: foundation.events,
    settings: createSettingsService(
      foundation.settings,
      () => endpoints.door.settled(),
      assertUsableSettings,
    ),
    updates: updates.service,
    calendars: createCalendarsService({
      settings,
      clock,
      reader: async () => (await import('./adapters/imports/ical-days.ts')).readFreeDays,
    }),
    tokens: createTokensService(access.tokens, clock),
  }

  const clockKeeper = createClockKeeper({
    clock,
    alarm,
    records: clockRecords,
    log: log.topic('clock'),
    corrected: (missed) => scheduler.timekeeper.replan(missed),
  })
  const endpoints = composeEndpoints(foundation, services, rest, access, () => scheduler.timekeeper.running)
  const life = createLifecycle(
    [
      storePart(foundation),
      clockKeeper,
      composeHousekeeping(foundation),
      // Before any job can be started, also from outside.
      { name: 'left programs', start: jobs.endLeftPrograms, stop: () => undefined },
      ...endpoints.parts,
      ...jobs.parts,
      updates.part,
      createProgramWatch({
        program,
        clock,
        alarm,
        log: log.topic('program'),
        replaced: () => events.publish({ type: 'program' }),
      }),
      createProblemWatch({ problems, clock, alarm, changed: () => events.publish({ type: 'problems' }) }),
      { name: 'scheduler', start: () => scheduler.start(), stop: () => scheduler.stop() },
      ...jobs.lateParts,
      endpoints.lastPart,
    ],
    log,
    patience,
  )

  async function stop(): Promise<void> {
    await life.stop()
    hasStopped()
  }

  return {
    services,
    foundation,
    client: (language) =>
      createRouterClient(router, { context: { services, log, language, reference: random.id } }),
    url: endpoints.door.url,
    token: () => endpoints.token.read(),
    runOnce: async (order) => {
      await jobs.endLeftPrograms()
      const unfollow = jobs.pinger.follow()
      try {
        return await runOnce(
          { clock, events, language, settings, runs: stores.runs, kinds, scheduler },
          order,
        )
      } finally {
        await unfollow()
      }
    },
    start: life.start,
    stop,
    stopped,
  }
}

/** Open since the foundation was created; closed last. */
function storePart({ store, log, version, dataFolder, claudeKey }: Foundation): LifecyclePart {
  return {
    name: 'store',
    start: () => {
      log.info('Vigie starts.', { version, dataFolder, bytes: statSync(store.db.name).size })
      bindKey(claudeKey, log)
    },
    stop: () => {
      log.info('Vigie has stopped.')
      store.close()
    },
  }
}

/** A damaged file of secrets keeps no other job from running: whoever needs the key is told. */
function bindKey(claudeKey: ClaudeKey, log: Log): void {
  try {
    claudeKey.bindFirst()
  } catch (error) {
    if (!(error instanceof VigieError) || error.code !== 'secrets_unreadable') throw error
    log.error('The secrets cannot be used.', { error })
  }
}

async function patience(work: Promise<void>): Promise<'done' | 'late'> {
  const giveUp = new AbortController()
  const late = pause(PATIENCE_MS, 'late' as const, { signal: giveUp.signal, ref: false })
  try {
    return await Promise.race([work.then(() => 'done' as const), late])
  } finally {
    late.catch(() => undefined)
    giveUp.abort()
  }
}
