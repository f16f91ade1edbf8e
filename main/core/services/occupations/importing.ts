/** Imports occupation records from a file: by its path on this machine, or uploaded. */
import { unusable } from '../../../../shared/unusable-path.ts'
import type { RecordsTask } from '../../jobs/occupations/library.ts'
import { inTime } from '../import-time.ts'
import type { OccupationsServiceDeps } from './deps.ts'
import { changed } from './records.ts'

interface ImportInput {
  readonly path?: string | undefined
  readonly name?: string | undefined
  readonly data_base64?: string | undefined
  /** Whether new records take part in the monthly run. */
  readonly publish: boolean
}

/** The importing part of the service. */
export function createImporting(deps: OccupationsServiceDeps) {
  return {
    /** @throws VigieError invalid_input | records_unreadable | import_too_slow */
    async import(input: ImportInput) {
      const task = taskOf(input, deps.clock.now())
      const report = await inTime(deps.delay, (signal) => deps.importFile(task, signal))
      changed(deps, null)
      return report
    },
    /** Adds the example records; those whose code is there already stay as they are. */
    async demo() {
      const task = {
        name: deps.demoFile,
        sent: null,
        at: deps.clock.now(),
        fallback: 'draft',
        onlyNew: true,
      } as const
      const { created } = await inTime(deps.delay, (signal) => deps.importFile(task, signal))
      changed(deps, null)
      return { created }
    },
  }
}

function taskOf({ path, name, data_base64: data, publish }: ImportInput, at: number): RecordsTask {
  const fallback = publish ? 'published' : 'draft'
  if (data !== undefined) return { name: name ?? 'upload', sent: data, at, fallback }
  if (path === undefined) throw unusable('path', 'path_or_data')
  return { name: path, sent: null, at, fallback }
}
