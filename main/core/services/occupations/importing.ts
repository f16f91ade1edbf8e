/** Imports occupation records from a file: by its path on this machine, or uploaded. */

import type { RecordColumns, TextEncoding } from '../../../../shared/occupation-import.ts'
import { unusable } from '../../../../shared/unusable-path.ts'
import type { RecordsOutcome, RecordsTask } from '../../jobs/occupations/library.ts'
import { inTime } from '../import-time.ts'
import type { ById } from '../operation.ts'
import type { OccupationsServiceDeps } from './deps.ts'
import { changed } from './records.ts'

interface ImportInput {
  readonly path?: string | undefined
  readonly name?: string | undefined
  readonly data_base64?: string | undefined
  /** Whether new records take part in the monthly run. */
  readonly publish: boolean
  readonly encoding?: TextEncoding | undefined
  readonly columns?: RecordColumns | undefined
}

/** The importing part of the service. */
export function createImporting(deps: OccupationsServiceDeps) {
  const work = (task: RecordsTask) => inTime(deps.delay, (signal) => deps.importFile(task, signal))

  return {
    /** @throws VigieError invalid_input | records_unreadable | import_too_slow */
    async import(input: ImportInput) {
      const report = await work({ ...taskOf(input, deps.clock.now()), step: 'import' })
      changed(deps, null)
      return reportOf(report)
    },
    /** Changes nothing. @throws VigieError invalid_input | records_unreadable | import_too_slow */
    async previewImport(input: ImportInput) {
      return reportOf(await work({ ...taskOf(input, deps.clock.now()), step: 'preview' }))
    },
    /** Takes an import back as a whole. @throws VigieError import_not_found | import_undone */
    undoImport({ id }: ById) {
      const undone = deps.library.undoImport(id, deps.clock.now())
      changed(deps, null)
      return undone
    },
    /** Adds the example records; those whose code is there already stay as they are. */
    async demo() {
      const { created } = await work({
        ...BY_ITSELF,
        name: deps.demoFile,
        sent: null,
        at: deps.clock.now(),
        fallback: 'draft',
        onlyNew: true,
        step: 'import',
      })
      changed(deps, null)
      return { created }
    },
  }
}

const BY_ITSELF = { encoding: null, columns: null } as const

function taskOf(input: ImportInput, at: number): Omit<RecordsTask, 'step'> {
  const { path, name, data_base64: data, publish, encoding = null, columns = null } = input
  const how = { at, fallback: publish ? ('published' as const) : ('draft' as const), encoding, columns }
  if (data !== undefined) return { name: name ?? 'upload', sent: data, ...how }
  if (path === undefined) throw unusable('path', 'path_or_data')
  return { name: path, sent: null, ...how }
}

function reportOf({ headings, missing, unused, sample, refused, ...report }: RecordsOutcome) {
  return {
    ...report,
    headings: [...headings],
    missing: [...missing],
    unused: [...unused],
    sample: [...sample],
    refused: [...refused],
  }
}
