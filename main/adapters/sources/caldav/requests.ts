/** Sends the requests of CalDAV (RFC 4791) with the credentials of a calendar, and judges the answers. */
import { VigieError } from '../../../../shared/errors.ts'
import type { CalendarSettings } from '../../../../shared/kinds/calendar.ts'
import { webAddress } from '../../../core/jobs/calendar/address.ts'
import { assertAnswered } from '../../../core/jobs/calendar/answered.ts'
import type { HttpClient, HttpReply } from '../../../core/ports/http.ts'
import { signedIn } from '../../net/signed-in.ts'
import { followed } from './followed.ts'
import { type DavResource, readMultistatus } from './multistatus.ts'

/** What a server said about addresses, and the address that answered. */
export interface DavAnswer {
  readonly url: URL
  readonly resources: readonly DavResource[]
}

/** Sends the requests for one calendar. */
export interface CaldavRequests {
  /** The address of the settings, without its credentials. */
  readonly start: URL
  /** The name of the server in errors. */
  readonly source: string
  /**
   * Asks for the properties of an address, and with depth 1 of what is in it; null if it is none of CalDAV.
   * @throws VigieError calendar_refused | source_* | http_status_unexpected
   */
  readonly properties: (url: URL, depth: 0 | 1) => Promise<DavAnswer | null>
  /** @throws VigieError calendar_refused | source_* | http_status_unexpected */
  readonly report: (url: URL, body: string) => Promise<DavAnswer>
}

const DAV = 'xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav" xmlns:S="http://calendarserver.org/ns/"'
const PROPERTIES = `<?xml version="1.0" encoding="utf-8"?>
<D:propfind ${DAV}><D:prop><D:resourcetype/><D:displayname/><D:current-user-principal/><D:sync-token/><S:getctag/>\
<C:calendar-home-set/><C:supported-calendar-component-set/></D:prop></D:propfind>`

/** Returns the body that asks for all events, or all tasks, of a calendar (RFC 4791, 7.8). */
export const calendarQuery = (component: string): string => `<?xml version="1.0" encoding="utf-8"?>
<C:calendar-query ${DAV}><D:prop><D:getetag/><C:calendar-data/></D:prop><C:filter><C:comp-filter name="VCALENDAR">\
<C:comp-filter name="${component}"/></C:comp-filter></C:filter></C:calendar-query>`

/** Returns the body that asks for events by their addresses (RFC 4791, 7.9). */
export const calendarMultiget = (hrefs: readonly string[]): string => `<?xml version="1.0" encoding="utf-8"?>
<C:calendar-multiget ${DAV}><D:prop><D:getetag/><C:calendar-data/></D:prop>\
${hrefs.map((href) => `<D:href>${escaped(href)}</D:href>`).join('')}</C:calendar-multiget>`

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** An address of no CalDAV answers so, or with a page. */
const NO_CALDAV = [303, 400, 403, 404, 405, 501]
const MULTISTATUS = 207
/** After these the same request is sent elsewhere; 303 asks for another one. */
const REDIRECTS = [301, 302, 307, 308]
const MOST_REDIRECTS = 5

type DavMethod = 'PROPFIND' | 'REPORT'

/** Credentials in the address are sent as a header, so that they stay with the host that they were given for. */
export function createRequests(
  http: HttpClient,
  settings: CalendarSettings,
  signal: AbortSignal,
): CaldavRequests {
  const { url: start, headers: credentials } = signedIn(new URL(webAddress(settings.calendar_url)))
  const source = start.host

  const sendOnce = (url: URL, method: DavMethod, depth: number, body: string) =>
    http.send({
      url: url.href,
      method,
      headers: {
        ...credentials,
        'content-type': 'application/xml; charset=utf-8',
        depth: String(depth),
        ...settings.headers,
      },
      body,
      signal,
      timeoutMs: settings.timeout_seconds * 1000,
      maxBytes: settings.max_bytes,
      redirects: 0,
      source,
    })

  /** Follows redirects itself: the credentials go along, wherever they may. */
  async function send(url: URL, method: DavMethod, depth: number, body: string): Promise<HttpReply> {
    let target = url
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
      const reply = await sendOnce(target, method, depth, body)
      const { location } = reply.headers
      if (!REDIRECTS.includes(reply.status) || location === undefined) return reply
      target = followed(location, target, source)
    }
    const detail = { messageKey: 'answer.redirects', params: { most: MOST_REDIRECTS } } as const
    throw new VigieError('source_malformed', { source, detail })
  }

  const answerOf = (url: string, text: string): DavAnswer => {
    const resources = readMultistatus(text)
    if (resources !== null) return { url: new URL(url), resources }
    throw new VigieError('source_malformed', { source, detail: { messageKey: 'answer.dav_cut' } })
  }

  return {
    start,
    source,
    async properties(url, depth) {
      const reply = await send(url, 'PROPFIND', depth, PROPERTIES)
      if (NO_CALDAV.includes(reply.status) || reply.status === 200) return null
      assertAnswered(reply, source, MULTISTATUS)
      return answerOf(reply.url, reply.text())
    },
    async report(url, body) {
      const reply = await send(url, 'REPORT', 1, body)
      assertAnswered(reply, source, MULTISTATUS)
      return answerOf(reply.url, reply.text())
    },
  }
}
