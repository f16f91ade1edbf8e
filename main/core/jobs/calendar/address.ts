/** The address of a calendar, as it is asked and as it is named. */
import type { CalendarSettings } from '../../../../shared/kinds/calendar.ts'

/** The name of a calendar in errors: the path of a private one is a secret. */
export const sourceOf = ({ calendar_url: url }: CalendarSettings): string => new URL(url).host

/** `webcal:` is what calendars write for `https:`. */
export const webAddress = (url: string): string => url.replace(/^webcals?:/i, 'https:')
