import type { Job } from '../../shared/job.ts'
import { FIRST_KINDS } from '../vocabulary.computed.ts'

/** The market of the job that Vigie creates itself. */
const FIRST_PROFILE = 'sample'

/** Whether the owner has used Vigie before it asked the first questions: a market of their choice, or a job they added. */
export const inUse = (jobs: readonly Job[]): boolean =>
  jobs.some(({ id, definition }) => {
    if (!FIRST_KINDS.some((kind) => kind === id)) return true
    return definition.kind === 'fear-greed' && definition.settings.profile !== FIRST_PROFILE
  })
