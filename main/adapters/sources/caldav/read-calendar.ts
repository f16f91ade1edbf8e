/** Reads a calendar by CalDAV as one iCalendar text. */
import { VigieError } from '../../../../shared/errors.ts'
import type { CalendarReader } from '../../../core/jobs/calendar/ports.ts'
import type { HttpClient } from '../../../core/ports/http.ts'
import { discovered, type FoundCalendar } from './discovery.ts'
import type { DavResource } from './multistatus.ts'
import { type CaldavRequests, calendarMultiget, calendarQuery, createRequests } from './requests.ts'

/** How many events are asked for at once if a query gave only their addresses. */
const AT_ONCE = 100
const MULTISTATUS = 207
const INSUFFICIENT_STORAGE = 507
/** Gone between two requests. */
const NOT_FOUND = 404

/**
 * The sync token, or the CTag, of a calendar is its version: one that is known is not read again. Otherwise all of it is
 * read, since what is not there any more can only be seen from the whole.
 */
export function createCaldavReader(http: HttpClient): CalendarReader {
  return async (settings, known, signal) => {
    const requests = createRequests(http, settings, signal)
    const calendar = await discovered(requests, settings.calendar_name)
    const version = { etag: calendar.token, modified: null }
    if (calendar.token !== null && known?.etag === calendar.token) {
      return { status: MULTISTATUS, text: null, version }
    }
    const objects: string[] = []
    for (const component of calendar.components) {
      objects.push(...(await objectsOf(component, calendar, requests)))
    }
    return { status: MULTISTATUS, text: asOne(calendar.name, objects), version }
  }
}

async function objectsOf(
  component: string,
  { url }: FoundCalendar,
  requests: CaldavRequests,
): Promise<string[]> {
  const { source, report } = requests
  const listed = present((await report(url, calendarQuery(component))).resources, source)
  const missing = listed.filter(({ data }) => data === null).map(({ href }) => href)
  const further: DavResource[] = []
  for (let first = 0; first < missing.length; first += AT_ONCE) {
    const body = calendarMultiget(missing.slice(first, first + AT_ONCE))
    further.push(...present((await report(url, body)).resources, source))
  }
  const without = further.filter(({ data }) => data === null).length
  if (without > 0) throw malformed(source, 'answer.dav_no_data')
  return [...listed, ...further].flatMap(({ data }) => data ?? [])
}

/** What a server leaves out, or cannot read, would count as deleted. */
function present(resources: readonly DavResource[], source: string): DavResource[] {
  const there = resources.filter(({ status }) => status !== NOT_FOUND)
  for (const { status } of there) {
    if (status === INSUFFICIENT_STORAGE) throw malformed(source, 'answer.calendar_cut')
    if (status >= 300) throw malformed(source, 'answer.dav_no_data')
  }
  return there
}

const malformed = (source: string, messageKey: 'answer.calendar_cut' | 'answer.dav_no_data') =>
  new VigieError('source_malformed', { source, detail: { messageKey } })

/** The name is in a calendar of its own, before those of the events. */
function asOne(name: string, objects: readonly string[]): string {
  const head = ['BEGIN:VCALENDAR', `X-WR-CALNAME:${name.replace(/\s+/g, ' ')}`, 'END:VCALENDAR']
  return [...head, ...objects, ''].join('\r\n')
}
