/** Refusals of an id that nothing has, for what has no error of its own. */
import { VigieError } from './errors.ts'

/** The command that lists what there is. */
const LISTED_BY = {
  kind: 'vigie create --help',
  call: 'vigie analysis calls',
  calendar: 'vigie calendars list',
  reading: 'vigie assets readings',
} as const

/** Returns the error for an id that nothing has. */
export const absent = (what: keyof typeof LISTED_BY, id: string | number): VigieError =>
  new VigieError('not_found', { what: { messageKey: `noun.${what}` }, id, command: LISTED_BY[what] })
