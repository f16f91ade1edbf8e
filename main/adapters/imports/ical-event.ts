/** An event as it is parsed, before its series is known. */
import type ICAL from 'ical.js'
import type { WallTime } from './ical-time.ts'

/** An event or task with its start. */
export interface ParsedEvent {
  readonly line: number
  readonly component: ICAL.Component
  readonly uid: string
  /** Of a whole series with what replaces parts of it: an event and a task may have the same UID. */
  readonly family: string
  readonly sequence: number
  readonly start: WallTime
  /** The occurrence of a series that it replaces. */
  readonly replaces: WallTime | null
}
