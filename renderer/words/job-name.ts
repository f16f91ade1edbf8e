/** The name of a job: the one its owner gave it, or its default name in the reader's language. */

import type { Job } from '../../shared/job.ts'
import { FIRST_NAMES } from '../vocabulary.computed.ts'
import type { Localizer } from './words.ts'

export function jobName({ definition: { name, kind } }: Job, words: Localizer): string {
  return FIRST_NAMES[kind]?.includes(name) ? words.t(`kind.${kind}`) : name
}
