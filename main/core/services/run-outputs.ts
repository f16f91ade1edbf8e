/** What runs received. */
import { VigieError } from '../../../shared/errors.ts'
import { toInstant } from '../../../shared/time/instant.ts'
import type { RunOutputStore } from '../jobs/figures/ports.ts'
import type { Clock } from '../ports/clock.ts'
import type { RunsService } from './runs.ts'

/** The operation on what a run received. */
export type RunOutputsService = ReturnType<typeof createRunOutputsService>

/** The service behind `runs.output`. @throws (from it) VigieError run_not_found | output_not_found */
export function createRunOutputsService(
  runs: Pick<RunsService, 'get'>,
  outputs: Pick<RunOutputStore, 'find'>,
  clock: Clock,
) {
  return {
    output: ({ id }: { readonly id: string }) => {
      runs.get({ id })
      const output = outputs.find(id)
      if (output === null) throw new VigieError('output_not_found', { id })
      const { at, text, cut } = output
      return { run_id: id, at: toInstant(at, clock.zone()), text, cut }
    },
  }
}
