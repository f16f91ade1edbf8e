/** Importing occupation records from a file: of this machine by its path, or sent with the request. */
import { unusable } from '../../../../shared/unusable.ts'
import type { OccupationsServiceDeps } from './deps.ts'
import { changed } from './records.ts'

interface ImportInput {
  readonly path?: string | undefined
  readonly name?: string | undefined
  readonly data_base64?: string | undefined
  /** New records take part in the monthly run. */
  readonly publish: boolean
}

/** The importing part of the service. */
export function createImporting(deps: OccupationsServiceDeps) {
  return {
    /** @throws VigieError invalid_input | records_unreadable */
    async import(input: ImportInput) {
      const { name, bytes } = await fileOf(deps, input)
      const { records, refused } = await deps.read(name, bytes)
      const status = input.publish ? 'published' : 'draft'
      const counts = deps.library.import(records, deps.clock.now(), status)
      changed(deps, null)
      const titles = records.reduce((sum, record) => sum + (record.titles?.length ?? 0), 0)
      return { records: records.length, titles, ...counts, refused: [...refused] }
    },
  }
}

async function fileOf(
  deps: OccupationsServiceDeps,
  { path, name, data_base64: data }: ImportInput,
): Promise<{ name: string; bytes: Uint8Array }> {
  if (data !== undefined) {
    return {
      name: name ?? 'upload',
      bytes: Uint8Array.from(atob(data), (character) => character.charCodeAt(0)),
    }
  }
  if (path === undefined) throw unusable('path', 'path_or_data')
  return { name: path, bytes: await deps.readFile(path) }
}
