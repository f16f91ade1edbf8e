/** Words of the contract that the panel offers as choices, without the schemas beside them. */
export { PRIORITIES } from '../shared/alert.ts'
export { SNOOZE_LENGTHS } from '../shared/contract/alerts.ts'
export { LOG_LEVELS } from '../shared/contract/system.ts'
export { TRADE_FIELDS } from '../shared/contract/trades.ts'
export { PAUSE_LENGTHS } from '../shared/job.ts'
export { PROFILES } from '../shared/kinds/fear-greed.ts'
export { OCCUPATION_STATUSES } from '../shared/occupation.ts'
export { KINDS, LANGUAGES, LEVELS } from '../shared/vocabulary.ts'
