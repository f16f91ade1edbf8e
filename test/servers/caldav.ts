/** A CalDAV server with the answers that were observed of Radicale 3, and of sabre/dav (Nextcloud, Baïkal). */
import type { IncomingMessage } from 'node:http'
import { httpServer } from './loopback.ts'

/** A calendar of the account. */
export interface ServedCalendar {
  readonly name: string
  readonly components?: readonly string[]
  /** Events and tasks as iCalendar, by the last part of their addresses. */
  objects: Readonly<Record<string, string>>
}

export interface CaldavOptions {
  readonly dialect?: keyof typeof DIALECTS
  /** Calendars by the last part of their addresses. */
  readonly calendars: Readonly<Record<string, ServedCalendar>>
  /** A query answers addresses only. */
  readonly withoutData?: boolean
  /** Replaces the body of an answer to a method. */
  readonly spoil?: (body: string, method: string) => string
  /** Replaces the address that is told of the folder with the calendars. */
  readonly home?: string
}

const USER = 'ana'
const PASSWORD = 'hunter 22é'
const AUTHORIZATION = `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString('base64')}`

const escaped = (value: string) =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Radicale has no prefix for its main names; sabre writes carriage returns as references. */
const DIALECTS = {
  radicale: {
    folders: { root: '/', principal: '/ana/', home: '/ana/' },
    prefixes: { dav: '', cal: 'C:', cs: 'CS:' },
    names: 'xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav" xmlns:CS="http://calendarserver.org/ns/"',
    data: escaped,
  },
  sabre: {
    folders: {
      root: '/remote.php/dav/',
      principal: '/remote.php/dav/principals/users/ana/',
      home: '/remote.php/dav/calendars/ana/',
    },
    prefixes: { dav: 'd:', cal: 'cal:', cs: 'cs:' },
    names:
      'xmlns:d="DAV:" xmlns:s="http://sabredav.org/ns" xmlns:cal="urn:ietf:params:xml:ns:caldav" xmlns:cs="http://calendarserver.org/ns/"',
    data: (value: string) => escaped(value).replaceAll('\r', '&#13;'),
  },
} as const

type NamedProperty = readonly [key: string, calendar: ServedCalendar]

/** Writes elements as a dialect does. */
function writer({ prefixes, names }: (typeof DIALECTS)['radicale' | 'sabre']) {
  const element = (of: keyof typeof prefixes, name: string, content = '') =>
    content === ''
      ? `<${prefixes[of]}${name} />`
      : `<${prefixes[of]}${name}>${content}</${prefixes[of]}${name}>`
  const propstat = (found: string, status: string) =>
    element('dav', 'propstat', element('dav', 'prop', found) + element('dav', 'status', `HTTP/1.1 ${status}`))
  return {
    element,
    link: (of: 'dav' | 'cal', name: string, href: string) => element(of, name, element('dav', 'href', href)),
    response: (href: string, found: string) =>
      element(
        'dav',
        'response',
        element('dav', 'href', href) +
          propstat(found, '200 OK') +
          propstat(element('cal', 'schedule-tag'), '404 Not Found'),
      ),
    multistatus: (content: string) =>
      `<?xml version="1.0" encoding="utf-8"?>\n<${prefixes.dav}multistatus ${names}>${content}</${prefixes.dav}multistatus>\n`,
  }
}

/** Changes with the objects of a calendar. */
const tokenOf = ({ objects }: ServedCalendar) =>
  `http://radicale.org/ns/sync/${Buffer.from(JSON.stringify(objects)).toString('base64').slice(-40)}`

/** Answers PROPFIND and REPORT; null if there is nothing. */
function answersOf(options: CaldavOptions) {
  const { dialect = 'radicale', calendars, withoutData = false } = options
  const { folders, data } = DIALECTS[dialect]
  const { element, link, response } = writer(DIALECTS[dialect])
  const addressOf = (key: string) => `${folders.home}${encodeURIComponent(key)}/`
  const entries: readonly NamedProperty[] = Object.entries(calendars)
  const at = (path: string) => entries.find(([key]) => path === addressOf(key))
  const folder = element('dav', 'resourcetype', element('dav', 'collection'))
  const principal = link('dav', 'current-user-principal', folders.principal)
  const account = principal + link('cal', 'calendar-home-set', options.home ?? folders.home)

  const calendarEntry = ([key, one]: NamedProperty) => {
    const components = (one.components ?? ['VEVENT', 'VTODO']).map((name) => `<C:comp name="${name}" />`)
    return response(
      addressOf(key),
      element('dav', 'resourcetype', element('dav', 'collection') + element('cal', 'calendar')) +
        element('dav', 'displayname', escaped(one.name)) +
        element('dav', 'sync-token', tokenOf(one)) +
        element('cs', 'getctag', tokenOf(one)) +
        element('cal', 'supported-calendar-component-set', components.join('')) +
        principal,
    )
  }

  function properties(path: string, depth: string): string | null {
    const calendar = at(path)
    if (calendar !== undefined) return calendarEntry(calendar)
    if (path === folders.home) {
      const own = folders.home === folders.principal ? account : principal
      return response(path, folder + own) + (depth === '1' ? entries.map(calendarEntry).join('') : '')
    }
    if (path === folders.principal) return response(path, folder + account)
    return path === folders.root ? response(path, folder + principal) : null
  }

  function report(path: string, body: string): string | null {
    const calendar = at(path)
    if (calendar === undefined) return null
    const [, component = ''] = /comp-filter name="(V(?:EVENT|TODO))"/.exec(body) ?? []
    const isMultiget = body.includes('calendar-multiget')
    const addressed = Object.entries(calendar[1].objects).map(
      ([name, content]) => [path + encodeURIComponent(name), content] as const,
    )
    return addressed
      .filter(([href, content]) =>
        isMultiget ? body.includes(`>${href}</`) : content.includes(`BEGIN:${component}`),
      )
      .map(([href, content]) =>
        response(
          href,
          element('dav', 'getetag', '"e"') +
            (withoutData && !isMultiget ? '' : element('cal', 'calendar-data', data(content))),
        ),
      )
      .join('')
  }
  return { PROPFIND: properties, REPORT: report }
}

/** An account with its calendars. Its well-known address leads to its root; `asked` has methods, paths and depths. */
export async function caldavServer(options: CaldavOptions) {
  const { dialect = 'radicale', spoil = (body) => body } = options
  const { root } = DIALECTS[dialect].folders
  const { multistatus } = writer(DIALECTS[dialect])
  const answers = answersOf(options)
  const asked: string[] = []
  const origin = await httpServer(async (request, reply) => {
    const { method = '', url: path = '', headers } = request
    const body = await textOf(request)
    asked.push(`${method} ${path} ${String(headers.depth)}`)
    const isKnown = method === 'PROPFIND' || method === 'REPORT'
    const second = method === 'PROPFIND' ? String(headers.depth) : body
    const content = isKnown ? answers[method](path, second) : null
    if (headers.authorization !== AUTHORIZATION) reply.writeHead(401).end()
    else if (path === '/.well-known/caldav') reply.writeHead(301, { location: root }).end()
    else if (content === null) reply.writeHead(404).end('Not found')
    else {
      reply.writeHead(207, { 'content-type': 'text/xml; charset=utf-8' })
      reply.end(spoil(multistatus(content), method))
    }
  })
  const { host } = new URL(origin)
  return { origin, host, account: `http://${USER}:${encodeURIComponent(PASSWORD)}@${host}`, asked }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  return body
}
