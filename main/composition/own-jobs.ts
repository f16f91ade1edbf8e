/** Assembles the kinds that only owners create jobs of, and the services for what their runs keep. */
import { createCertificates } from '../adapters/net/certificate.ts'
import { createCommands } from '../adapters/process/commands.ts'
import { createCaldavReader } from '../adapters/sources/caldav/read-calendar.ts'
import { createCalendarVersions } from '../adapters/sqlite/calendar-versions.ts'
import { createRunOutputStore } from '../adapters/sqlite/run-outputs.ts'
import { createRunProgramStore } from '../adapters/sqlite/run-programs.ts'
import { texts } from '../adapters/texts/patterns.ts'
import { fetchCalendar } from '../core/jobs/calendar/fetch.ts'
import { createCalendarKind } from '../core/jobs/calendar/kind.ts'
import { createCommandKind } from '../core/jobs/command/kind.ts'
import { endLeftPrograms } from '../core/jobs/command/left-programs.ts'
import { commandsAllowed } from '../core/jobs/command/rights.ts'
import { createKeeper } from '../core/jobs/figures/keep.ts'
import type { FigureStore, FigureTextStore } from '../core/jobs/figures/ports.ts'
import { createHttpKind } from '../core/jobs/http/kind.ts'
import type { RunStore } from '../core/jobs/run-record.ts'
import { createFiguresService } from '../core/services/figures.ts'
import type { ImportRunner } from '../core/services/imports.ts'
import { createRunOutputsService } from '../core/services/run-outputs.ts'
import type { RunsService } from '../core/services/runs.ts'
import type { Foundation } from './foundation.ts'

/** Stores that the alert rules read too. */
interface OwnJobStores {
  readonly figures: FigureStore
  readonly figureTexts: FigureTextStore
}

/** @param history of all jobs @param url address of the REST listener @param runImport of maintenances */
export function composeOwnJobs(
  { clock, db, events, gate, http, language, log, settings }: Foundation,
  history: RunStore,
  { figures, figureTexts }: OwnJobStores,
  url: () => string | null,
  runImport: ImportRunner,
) {
  const outputs = createRunOutputStore(db)
  const programs = createRunProgramStore(db)
  const commands = createCommands(process.env)
  const keeper = createKeeper({ figures, outputs, figureTexts, clock, events, texts })
  return {
    http: createHttpKind({ http, certificates: createCertificates(gate), clock, texts, keeper }),
    command: createCommandKind({
      commands,
      programs,
      clock,
      texts,
      keeper,
      allowed: () => commandsAllowed(url(), settings.read().door),
    }),
    calendar: createCalendarKind({
      readers: {
        file: (settings, known, signal) => fetchCalendar(http, settings, known, signal),
        caldav: createCaldavReader(http),
      },
      versions: createCalendarVersions(db),
      runImport,
      clock,
      events,
      language,
    }),
    /** Call before any job runs. */
    endLeftPrograms: () => endLeftPrograms({ commands, programs, runs: history, log: log.topic('command') }),
    services: (runs: RunsService) => ({
      figures: createFiguresService({ clock, settings, store: figures }),
      runs: { ...runs, ...createRunOutputsService(runs, outputs, clock) },
    }),
  }
}
