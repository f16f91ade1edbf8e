/** The days of a collection that have a file, as other forms of the history are made of them. */
import { FIRST_DAY, LAST_DAY } from '../../../../shared/time/calendar-day.ts'
import { isHole } from './bars-run.ts'
import type { TradeCollection } from './collection.ts'
import type { WrittenFile } from './facts.ts'
import type { DayRecord } from './ports.ts'
import type { Workspace } from './workspace.ts'

/** A recorded day with its file. */
export type HeldDay = DayRecord & { readonly file: WrittenFile }

/** Returns the recorded days that have a file. */
export const heldDays = ({ store }: Workspace, { key }: TradeCollection): HeldDay[] =>
  store.days(key, FIRST_DAY, LAST_DAY).filter((record): record is HeldDay => record.file !== null)

/** Returns the days that are whole, or accepted as they are; null if one of them waits for repair. */
export function wholeDays(held: readonly HeldDay[]): HeldDay[] | null {
  if (held.some(({ state, accepted }) => state === 'broken' && accepted === null)) return null
  return held.filter((record) => record.state === 'stored' || isHole(record))
}
