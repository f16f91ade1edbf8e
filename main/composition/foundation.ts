/** What all domains need: data folder, settings, log, events, network. */
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import type { VigieError } from '../../shared/errors.ts'
import type { Settings } from '../../shared/settings.ts'
import type { Language } from '../../shared/vocabulary.ts'
import { programFolder } from '../adapters/files/program-folder.ts'
import { programFile, programOnDisk } from '../adapters/files/program-on-disk.ts'
import { type OpenedLog, openLog } from '../adapters/log/open-log.ts'
import { gatedFetch } from '../adapters/net/gated-fetch.ts'
import { createHttpClient } from '../adapters/net/http-client.ts'
import { secretTexts } from '../adapters/secrets/file.ts'
import { sqliteHostWaits } from '../adapters/sqlite/host-waits.ts'
import { type DataFolderStore, openStore } from '../adapters/sqlite/store.ts'
import { TrustedClock } from '../core/clock/trusted-clock.ts'
import { environmentOverride } from '../core/jobs/analysis/environment.ts'
import { createGate, type HostGate } from '../core/net/gate.ts'
import { createLastAnswer, type LastAnswer } from '../core/net/last-answer.ts'
import type { Alarm } from '../core/ports/alarm.ts'
import type { ClaudeKey } from '../core/ports/claude-key.ts'
import type { HttpClient } from '../core/ports/http.ts'
import type { Log } from '../core/ports/log.ts'
import type { ProcessEnvironment } from '../core/ports/process-environment.ts'
import type { Random } from '../core/ports/random.ts'
import type { RunningProgram } from '../core/ports/running-program.ts'
import type { Secrets, SettingsPort } from '../core/ports/settings.ts'
import type { Workers } from '../core/ports/workers.ts'
import { createClaudeKey } from '../core/secrets/claude-key.ts'
import { createEventBus, type EventBus } from '../core/services/events.ts'
import { overridden } from '../core/settings/overridden.ts'
import type { Platform } from './platform.ts'
import { composeWorkers } from './workers.ts'

/** Which data folder is used, and what the environment says about it. */
export interface FoundationOptions {
  readonly dataFolder: string
  readonly environment: ProcessEnvironment
  readonly version: string
}

/** What every domain is built on. Closing the database is the last thing an application does. */
export interface Foundation extends FoundationOptions, Pick<Platform, 'conditions' | 'delay' | 'runsAs'> {
  /** The time that everything uses, whatever the machine's clock shows. */
  readonly clock: TrustedClock
  readonly random: Random
  readonly alarm: Alarm
  /** For libraries with their own client; uses the same gate as `http`. */
  readonly fetch: typeof globalThis.fetch
  readonly power: Platform['power']
  readonly program: RunningProgram
  readonly notifier: Platform['notifier']
  readonly loginItem: Platform['loginItem']
  /** When this process started, ms. */
  readonly startedAt: number
  readonly store: DataFolderStore
  readonly db: Database
  /** What was damaged and repaired at startup. */
  readonly findings: readonly VigieError[]
  readonly settings: SettingsPort
  readonly secrets: Secrets
  readonly claudeKey: ClaudeKey
  readonly openedLog: OpenedLog
  readonly log: Log
  readonly events: EventBus
  /** Shared by every request that leaves this process. */
  readonly gate: HostGate
  readonly http: HttpClient
  /** When an outside host last answered it. */
  readonly lastAnswer: LastAnswer
  readonly workers: Workers
  /** Folder of the program's own files. */
  readonly assets: string
  readonly panelFolder: string
  /** Returns the owner's language, or the system's. */
  readonly language: () => Language
}

/**
 * Takes the data folder and opens its contents.
 * @throws VigieError instance_running | database_* | migration_failed | invalid_input for a variable
 */
export function layFoundation(platform: Platform, options: FoundationOptions): Foundation {
  const clock = new TrustedClock(platform.clock)
  const random = platform.random(clock)
  const { dataFolder, environment } = options
  const store = openStore({ folder: dataFolder, clock, pid: process.pid })
  const opened = platform.openSettings(dataFolder, clock)
  const settings = overridden(opened, environmentOverride(environment))
  const read = (): Settings => settings.read()
  const openedLog = openLog({
    folder: join(dataFolder, 'logs'),
    clock,
    keepDays: () => read().storage.log_days,
    mayDelete: () => clock.settled(),
    console: platform.console,
    level: environment.VIGIE_DEBUG ? 'debug' : 'info',
  })
  const events = createEventBus(random.id())
  settings.onChange(() => events.publish({ type: 'settings' }))
  openedLog.onLine((line) => line.level === 'debug' || events.publish({ type: 'log', ...line }))
  const findings = [...store.findings, ...(opened.finding === null ? [] : [opened.finding])]
  for (const finding of findings) openedLog.log.warn(finding.message, { code: finding.code })
  const gate = createGate(sqliteHostWaits(store.db), clock)
  const lastAnswer = createLastAnswer(clock)
  const transport = platform.transport(() => read().network)
  const root = programFolder()
  const secrets = platform.openSecrets(dataFolder, openedLog.log)
  return {
    dataFolder,
    environment,
    version: options.version,
    clock,
    random,
    alarm: platform.alarm(clock),
    conditions: platform.conditions,
    delay: platform.delay,
    runsAs: platform.runsAs,
    fetch: gatedFetch(platform.fetch ?? globalThis.fetch, gate, platform.delay),
    power: platform.power,
    program: platform.program ?? programOnDisk(programFile(root)),
    notifier: platform.notifier,
    loginItem: platform.loginItem,
    startedAt: clock.now(),
    store,
    db: store.db,
    findings,
    settings,
    secrets,
    claudeKey: createClaudeKey({
      secrets,
      plain: secretTexts(dataFolder),
      settings,
      environmentAddress: environment.ANTHROPIC_BASE_URL?.trim() || null,
    }),
    openedLog,
    log: openedLog.log,
    events,
    gate,
    http: createHttpClient({
      transport,
      gate,
      answered: (host, headers) => {
        clock.hear(host, headers)
        lastAnswer.note(host)
      },
    }),
    lastAnswer,
    workers: composeWorkers(),
    assets: join(root, 'assets'),
    panelFolder: join(root, 'dist', 'renderer'),
    language: () => {
      const { language } = read().appearance
      return language === 'system' ? platform.systemLanguage() : language
    },
  }
}
