/**
 * What iCloud and Nextcloud answer where they differ from the server of the other tests: addresses on other hosts, redirects,
 * elements with a namespace each, content as CDATA, properties that are not found, folders that are no calendars, refusals.
 */
import { describe, expect, it } from 'vitest'
import { followed } from '../../../main/adapters/sources/caldav/followed.ts'
import { createCaldavReader } from '../../../main/adapters/sources/caldav/read-calendar.ts'
import { calendarSettingsSchema } from '../../../shared/kinds/calendar.ts'
import { FakeClock } from '../../helpers/fake-clock.ts'
import { realHttp } from '../../helpers/real-http.ts'
import { caldavServer } from '../../servers/caldav.ts'
import { type ReceiverAnswer, receiver, status } from '../../servers/receiver.ts'

const read = (settings: object) => {
  const parsed = calendarSettingsSchema.parse({ protocol: 'caldav', ...settings })
  return createCaldavReader(realHttp(new FakeClock()))(parsed, null, new AbortController().signal)
}
const event = (uid: string, summary: string) =>
  `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:${uid}\r\nSUMMARY:${summary}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`
const xml: Record<string, string> = { 'content-type': 'text/xml; charset="utf-8"' }

/** As iCloud writes: no prefixes, the namespace at each element of another one, content as CDATA. */
const asIcloud = (body: string) =>
  body
    .replace(/ xmlns:\w+="[^"]*"/g, '')
    .replace(/<C:([\w-]+)/g, "<$1 xmlns='urn:ietf:params:xml:ns:caldav'")
    .replace(/<CS:([\w-]+)/g, "<$1 xmlns='http://calendarserver.org/ns/'")
    .replace(/<\/CS?:/g, '</')
    .replace('xmlns="DAV:"', "xmlns='DAV:'")
    .replace(
      /(<calendar-data[^>]*>)([^<]*)/g,
      (_, tag: string, data: string) =>
        `${tag}<![CDATA[${data.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')}]]>`,
    )

it('iCloud: elements with a namespace each, and content as CDATA', async () => {
  const content = event('a', 'Vidange <filtre> & joint')
  const { account } = await caldavServer({
    calendars: { work: { name: 'Atelier', objects: { 'a.ics': content } } },
    spoil: asIcloud,
  })
  const { text } = await read({ calendar_url: account, calendar_name: 'atelier' })
  expect(text).toContain('SUMMARY:Vidange <filtre> & joint')
  expect(text).toMatch(/^X-WR-CALNAME:Atelier\r?$/m)
})

/** Answers by method and path; whatever else is asked gets the answers of the root of a Nextcloud: 405. */
const server = (answers: Readonly<Record<string, ReceiverAnswer>>) =>
  receiver((response, call) => (answers[`${call.method} ${call.path}`] ?? status(405))(response, call))

const DAV = '/remote.php/dav'
const NAMES =
  'xmlns:d="DAV:" xmlns:cal="urn:ietf:params:xml:ns:caldav" xmlns:cs="http://calendarserver.org/ns/" xmlns:nc="http://nextcloud.org/ns"'
const multistatus = (...responses: string[]) =>
  `<?xml version="1.0"?>\n<d:multistatus ${NAMES}>${responses.join('')}</d:multistatus>`
const found = (href: string, properties: string) =>
  `<d:response><d:href>${href}</d:href><d:propstat><d:prop>${properties}</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat>` +
  '<d:propstat><d:prop><cs:getctag/><cal:calendar-home-set/><d:displayname/></d:prop><d:status>HTTP/1.1 404 Not Found</d:status></d:propstat></d:response>'
const folder = (more = '') => `<d:resourcetype><d:collection/>${more}</d:resourcetype>`

/** A Nextcloud with one calendar among the folders of its own; its root knows no PROPFIND. */
const nextcloud = () =>
  server({
    'PROPFIND /.well-known/caldav': status(301, { location: DAV }),
    [`PROPFIND ${DAV}`]: status(301, { location: `${DAV}/` }),
    [`PROPFIND ${DAV}/`]: status(
      207,
      xml,
      multistatus(
        found(
          `${DAV}/`,
          `${folder()}<d:current-user-principal><d:href>${DAV}/principals/users/ana/</d:href></d:current-user-principal>`,
        ),
      ),
    ),
    [`PROPFIND ${DAV}/principals/users/ana/`]: status(
      207,
      xml,
      multistatus(
        found(
          `${DAV}/principals/users/ana/`,
          `${folder('<d:principal/>')}</d:prop></d:propstat><d:propstat><d:prop><cal:calendar-home-set><d:href>${DAV}/calendars/ana/</d:href></cal:calendar-home-set>`,
        ),
      ),
    ),
    [`PROPFIND ${DAV}/calendars/ana/`]: status(
      207,
      xml,
      multistatus(
        found(`${DAV}/calendars/ana/`, folder()),
        found(
          `${DAV}/calendars/ana/personal/`,
          `${folder('<cal:calendar/>')}<d:sync-token>http://sabre.io/ns/sync/7</d:sync-token><cal:supported-calendar-component-set><cal:comp name="VEVENT"/></cal:supported-calendar-component-set>`,
        ),
        found(`${DAV}/calendars/ana/inbox/`, folder('<cal:schedule-inbox/>')),
        found(`${DAV}/calendars/ana/outbox/`, folder('<cal:schedule-outbox/>')),
        found(`${DAV}/calendars/ana/trashbin/`, folder('<nc:trash-bin/>')),
      ),
    ),
    [`REPORT ${DAV}/calendars/ana/personal/`]: status(
      207,
      xml,
      multistatus(
        `<d:response><d:href>${DAV}/calendars/ana/personal/1.ics</d:href><d:propstat><d:prop><d:getetag>W/&quot;7&quot;</d:getetag><cal:calendar-data>${event('n', 'Purge').replaceAll('\r', '&#13;')}</cal:calendar-data></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>`,
        `<d:response><d:href>${DAV}/calendars/ana/personal/2.ics</d:href><d:status>HTTP/1.1 404 Not Found</d:status></d:response>`,
      ),
    ),
  })

describe('Nextcloud', () => {
  it('is found from its host through two redirects, to the only calendar among its folders', async () => {
    const { origin, received } = await nextcloud()
    const { text, version } = await read({ calendar_url: origin.replace('//', '//ana:app-password@') })
    expect(text).toContain('SUMMARY:Purge')
    expect(version.etag).toBe('http://sabre.io/ns/sync/7')
    expect(received.every(({ headers }) => headers.authorization !== undefined)).toBe(true)
  })

  it('names a calendar without a name by the last part of its address', async () => {
    const { origin } = await nextcloud()
    const { text } = await read({ calendar_url: origin, calendar_name: 'personal' })
    expect(text).toMatch(/^X-WR-CALNAME:personal\r?$/m)
  })

  it('that does not know the password says so, and asks to wait after too many', async () => {
    const refusal = '<d:error xmlns:d="DAV:"><s:message xmlns:s="x">Cannot authenticate</s:message></d:error>'
    const { origin } = await server({ [`PROPFIND ${DAV}/`]: status(401, xml, refusal) })
    const refused = read({ calendar_url: `${origin}${DAV}/` })
    await expect(refused).rejects.toMatchObject({ code: 'calendar_refused' })
    const throttled = await server({ [`PROPFIND ${DAV}/`]: status(429, xml, 'Too many requests') })
    const waiting = read({ calendar_url: `${throttled.origin}${DAV}/` })
    await expect(waiting).rejects.toMatchObject({ code: 'source_rate_limited' })
  })

  it('in maintenance asks to wait, and no calendar counts as gone', async () => {
    const { origin } = await server({ [`PROPFIND ${DAV}/`]: status(503, { ...xml, 'retry-after': '120' }) })
    const reading = read({ calendar_url: `${origin}${DAV}/` })
    await expect(reading).rejects.toMatchObject({ code: 'source_rate_limited', params: { seconds: 120 } })
  })
})

it('redirects that lead in a circle end', async () => {
  const { origin, received } = await receiver(status(302, { location: '/' }))
  await expect(read({ calendar_url: origin })).rejects.toMatchObject({ code: 'source_malformed' })
  expect(received).toHaveLength(6)
})

it('a sign-in page that a redirect leads to is no calendar', async () => {
  const { origin } = await server({
    'PROPFIND /': status(302, { location: '/login' }),
    'PROPFIND /login': status(200, { 'content-type': 'text/html' }, '<html>Sign in</html>'),
    'PROPFIND /.well-known/caldav': status(303, { location: '/login' }),
  })
  await expect(read({ calendar_url: origin })).rejects.toMatchObject({ code: 'calendar_absent' })
})

describe('the address that a server names', () => {
  it.each([
    [
      'an address of another part of iCloud',
      'https://caldav.icloud.com/',
      'https://p34-caldav.icloud.com:443/1/calendars/',
      'https://p34-caldav.icloud.com/1/calendars/',
    ],
    ['a path', 'https://cloud.example/', '/remote.php/dav/', 'https://cloud.example/remote.php/dav/'],
    [
      'its own host without TLS',
      'https://cloud.example/',
      'http://cloud.example/remote.php/dav/',
      'https://cloud.example/remote.php/dav/',
    ],
    [
      'its own host without TLS, behind a port',
      'https://cloud.example:8443/',
      'http://cloud.example:8443/dav/',
      'https://cloud.example:8443/dav/',
    ],
    [
      'its own host with TLS',
      'http://cloud.example/',
      'https://cloud.example/dav/',
      'https://cloud.example/dav/',
    ],
    [
      'another host, both with TLS',
      'https://fastmail.com/.well-known/caldav',
      'https://caldav.fastmail.com/dav/',
      'https://caldav.fastmail.com/dav/',
    ],
  ])('is followed to %s', (_, from, href, to) => {
    expect(followed(href, new URL(from), 'it').href).toBe(to)
  })

  it.each([
    ['another host without TLS', 'https://cloud.example/', 'http://elsewhere.example/dav/'],
    ['another host from one without TLS', 'http://cloud.example/', 'https://elsewhere.example/dav/'],
    ['a file', 'https://cloud.example/', 'file:///etc/passwd'],
    ['no address', 'https://cloud.example/', 'https://'],
  ])('is not followed to %s', (_, from, href) => {
    expect(() => followed(href, new URL(from), 'it')).toThrow(
      expect.objectContaining({ code: 'source_malformed' }),
    )
  })
})
