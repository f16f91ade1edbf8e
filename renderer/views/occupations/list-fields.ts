/** Which records are listed, in the address. */
import { freeText, oneOf } from '../../shell/list-place.ts'
import { OCCUPATION_STATUSES } from '../../vocabulary.computed.ts'
import { RECORD_GROUPINGS } from './OccupationRows.tsx'

/** The fields of the address. */
export const LIST_FIELDS = {
  q: freeText,
  status: oneOf(OCCUPATION_STATUSES, null),
  only: oneOf(['proposed'], null),
  group: oneOf(RECORD_GROUPINGS, null),
}
