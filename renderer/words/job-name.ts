/** The name of a job: the one its owner gave it, or its default name in the reader's language. */

import type { Job } from '../../shared/job.ts'
import { FIRST_NAMES } from '../vocabulary.computed.ts'
import type { Localizer } from './words.ts'

/** Whether Vigie named it, in any language. */
export const isFirstName = ({ definition: { name, kind } }: Job): boolean =>
  FIRST_NAMES[kind]?.includes(name) === true

export const jobName = (job: Job, words: Localizer): string =>
  isFirstName(job) ? words.t(`kind.${job.definition.kind}`) : job.definition.name
