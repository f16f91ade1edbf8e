/** Assembles the kinds that only owners create jobs of, and the services for what their runs keep. */
import { createCertificates } from '../adapters/net/certificate.ts'
import { createRunOutputStore } from '../adapters/sqlite/run-outputs.ts'
import { texts } from '../adapters/texts/patterns.ts'
import { createKeeper } from '../core/jobs/figures/keep.ts'
import type { FigureStore } from '../core/jobs/figures/ports.ts'
import { createHttpKind } from '../core/jobs/http/kind.ts'
import { createFiguresService } from '../core/services/figures.ts'
import { createRunOutputsService } from '../core/services/run-outputs.ts'
import type { RunsService } from '../core/services/runs.ts'
import type { Foundation } from './foundation.ts'

/** @param figures read by the alert rules too */
export function composeOwnJobs(
  { clock, db, events, gate, http, settings }: Foundation,
  figures: FigureStore,
) {
  const outputs = createRunOutputStore(db)
  const keeper = createKeeper({ figures, outputs, clock, events, texts })
  return {
    http: createHttpKind({ http, certificates: createCertificates(gate), clock, texts, keeper }),
    services: (runs: RunsService) => ({
      figures: createFiguresService({ clock, settings, store: figures }),
      runs: { ...runs, ...createRunOutputsService(runs, outputs, clock) },
    }),
  }
}
