import { VigieError } from '../../../shared/errors.ts'
import type { DefinitionOf } from '../../../shared/job.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import type { JobKindName } from '../../../shared/vocabulary.ts'
import type { SettingsPort } from '../ports/settings.ts'

/**
 * Returns the definition of a job that must be of one kind.
 * @throws VigieError job_not_found if there is none of this id, invalid_input naming its kind if it is another
 */
export function jobOfKind<K extends JobKindName>(
  settings: SettingsPort,
  job_id: string,
  wanted: K,
): DefinitionOf<K> {
  const definition = settings.read().jobs[job_id]
  if (definition === undefined) throw new VigieError('job_not_found', { id: job_id })
  const { kind } = definition
  if (kind !== wanted) throw unusable('job_id', 'job.other_kind', { job: job_id, kind, wanted })
  return definition as DefinitionOf<K>
}
