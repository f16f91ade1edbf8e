/** Reads the answers of CalDAV servers (RFC 4918, 13; RFC 4791): the properties of each address. */

import { type CheerioAPI, load } from 'cheerio/slim'
import type { MarkupSelection } from '../../texts/markup-selection.ts'

/** What a server says about one address; null, or empty, if it does not say. */
export interface DavResource {
  /** As the server writes it: relative to what was asked, or whole. */
  readonly href: string
  /** Of the address as a whole; 200 if only its properties have one. */
  readonly status: number
  readonly displayName: string
  readonly isCalendar: boolean
  /** The components that a calendar takes, such as VEVENT. */
  readonly components: readonly string[]
  /** Address of the account. */
  readonly principal: string | null
  /** Address of the folder with the calendars of an account. */
  readonly home: string | null
  /** Changes with the content of a calendar: its sync token, otherwise its CTag. */
  readonly token: string | null
  /** An event or a task as iCalendar. */
  readonly data: string | null
}

/** Returns the resources of an answer; null if it is no multistatus, or is cut short or garbled. */
export function readMultistatus(xml: string): DavResource[] | null {
  const openings = xml.match(/<(?:[\w-]+:)?multistatus[\s/>]/g)?.length
  const isWhole = /(?:<\/(?:[\w-]+:)?multistatus\s*>|<(?:[\w-]+:)?multistatus\b[^<>]*\/>)\s*$/.test(xml)
  if (openings !== 1 || !isWhole) return null
  const $ = load(xml, { xml: true })
  const responses = within(within($.root(), 'multistatus'), 'response')
  return responses.toArray().map((response) => resourceOf($(response), $))
}

/** Selects children by their names without the prefix, which each server chooses. */
const within = (selection: MarkupSelection, name: string): MarkupSelection =>
  selection.children().filter((_, { name: own }) => own.slice(own.indexOf(':') + 1) === name)

function resourceOf(response: MarkupSelection, $: CheerioAPI): DavResource {
  const found = within(response, 'propstat').filter((_, one) => isSuccess(statusIn($(one)) ?? 200))
  const properties = within(found, 'prop')
  const property = (name: string) => within(properties, name).first()
  const text = (name: string) => property(name).text().trim()
  const address = (name: string) => within(property(name), 'href').first().text().trim() || null
  return {
    href: within(response, 'href').first().text().trim(),
    status: statusIn(response) ?? 200,
    displayName: text('displayname'),
    isCalendar: within(property('resourcetype'), 'calendar').length > 0,
    components: within(property('supported-calendar-component-set'), 'comp')
      .toArray()
      .flatMap((component) => $(component).attr('name')?.toUpperCase() ?? []),
    principal: address('current-user-principal'),
    home: address('calendar-home-set'),
    token: text('sync-token') || text('getctag') || null,
    data: text('calendar-data') || null,
  }
}

/** Reads `HTTP/1.1 404 Not Found`. */
function statusIn(selection: MarkupSelection): number | null {
  const [, status] = /^HTTP\/[\d.]+ (\d{3})/.exec(within(selection, 'status').first().text().trim()) ?? []
  return status === undefined ? null : Number(status)
}

const isSuccess = (status: number): boolean => status >= 200 && status < 300
