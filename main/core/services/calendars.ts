/** The service for calendars of free days. */
import { absent } from '../../../shared/absent.ts'
import type { CalendarView } from '../../../shared/contract/calendars.ts'
import { VigieError } from '../../../shared/errors.ts'
import { CALENDARS } from '../../../shared/schedule.ts'
import type { Settings } from '../../../shared/settings.ts'
import { dayText } from '../../../shared/time/calendar-day.ts'
import type { DayNumber } from '../../../shared/time/units.ts'
import { zoneRules } from '../../../shared/time/zone-rules.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import type { Clock } from '../ports/clock.ts'
import type { SettingsPort } from '../ports/settings.ts'
import { isExchange } from '../schedule/calendars/free-days.ts'
import { calendars } from '../schedule/calendars/sessions.ts'

/** How far ahead and back the days of a series are taken, days. */
const [AHEAD, BACK] = [10 * 366, 366]

/** Returns the days of the events of an iCalendar text, ascending. @throws VigieError calendar_unreadable */
export type ReadFreeDays = (
  text: string,
  span: { readonly zone: string; readonly from: DayNumber; readonly to: DayNumber },
) => DayNumber[]

/** What the procedures of `calendars` read and change. */
export interface CalendarsParts {
  readonly settings: SettingsPort
  readonly clock: Clock
  /** Loads what reads calendars. */
  readonly reader: () => Promise<ReadFreeDays>
}

/** Operations on calendars of free days. */
export interface CalendarsService {
  list(): { items: CalendarView[] }
  /** Replaces the calendar of this name. @throws VigieError calendar_unreadable */
  import(input: { name: string; text: string }): Promise<CalendarView>
  /** @throws VigieError calendar_used | not_found | invalid_input for the calendar of an exchange */
  remove(input: { name: string }): { removed: true }
}

const usersOf = ({ jobs }: Settings, name: string) =>
  Object.keys(jobs).filter((id) => jobs[id]?.schedule.except_calendars?.includes(name))

/** The service behind `calendars.*` of the contract. */
export function createCalendarsService({ settings, clock, reader }: CalendarsParts): CalendarsService {
  function view(name: string, kind: CalendarView['kind'], days: readonly string[]): CalendarView {
    const sorted = days.toSorted()
    const [first = null, last = null] = [sorted[0], sorted.at(-1)]
    return { name, kind, days: sorted.length, first, last, used_by: usersOf(settings.read(), name) }
  }

  return {
    list: () => {
      const own = Object.entries(settings.read().calendars)
      return {
        items: [
          ...CALENDARS.map((name) =>
            view(
              name,
              'exchange',
              calendars[name].holidays.map(({ day }) => day),
            ),
          ),
          ...own.map(([name, { days }]) => view(name, 'owner', days)),
        ],
      }
    },
    import: async ({ name, text }) => {
      const readDays = await reader()
      const zone = clock.zone()
      const today = zoneRules(zone).dayOf(clock.now())
      const days = readDays(text, { zone, from: today - BACK, to: today + AHEAD }).map(dayText)
      settings.update((current) => ({ ...current, calendars: { ...current.calendars, [name]: { days } } }))
      return view(name, 'owner', days)
    },
    remove: ({ name }) => {
      settings.update((current) => {
        const { [name]: removed, ...others } = current.calendars
        if (removed === undefined && isExchange(name)) throw unusable('name', 'calendar.of_exchange')
        if (removed === undefined) throw absent('calendar', name)
        const users = isExchange(name) ? [] : usersOf(current, name)
        if (users.length > 0) throw new VigieError('calendar_used', { name, jobs: users.join(', ') })
        return { ...current, calendars: others }
      })
      return { removed: true }
    },
  }
}
