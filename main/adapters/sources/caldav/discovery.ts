/** Finds the calendar behind an address: the calendar itself, or one of those of its account (RFC 6764, RFC 4791). */
import { decodedPart } from '../../../../shared/decoded-part.ts'
import { VigieError } from '../../../../shared/errors.ts'
import { followed } from './followed.ts'
import type { CaldavRequests, DavAnswer } from './requests.ts'

/** A calendar of a server. */
export interface FoundCalendar {
  readonly url: URL
  readonly name: string
  /** Changes with its content; null if the server has none. */
  readonly token: string | null
  /** The components it takes, of those that become maintenances. */
  readonly components: readonly string[]
}

const WELL_KNOWN = '/.well-known/caldav'
/** Events and tasks. */
const READ = ['VEVENT', 'VTODO']

/**
 * @param wanted the name of the calendar, or the last part of its address; empty if there is only one
 * @throws VigieError calendar_absent | calendar_choose | calendar_refused | source_* | http_status_unexpected
 */
export async function discovered(requests: CaldavRequests, wanted: string): Promise<FoundCalendar> {
  const { start } = requests
  const here = await requests.properties(start, 0)
  const [own] = calendarsIn(here)
  if (own !== undefined) return own
  if (here !== null && start.pathname !== '/') {
    const inside = calendarsIn(await requests.properties(start, 1))
    if (inside.length > 0) return chosen(inside, wanted, requests)
  }
  const all = await ofAccount(here, requests)
  if (all.length > 0) return chosen(all, wanted, requests)
  const others = await ofAccount(await wellKnown(requests), requests)
  const [only] = others
  // Nothing is at the address that was given: a calendar elsewhere in the account is only read if it is named.
  if (wanted === '' && only !== undefined && !isWithin(only.url, start)) throw choose(others, requests)
  return chosen(others, wanted, requests)
}

const isWithin = ({ pathname }: URL, { pathname: folder }: URL): boolean =>
  pathname.startsWith(folder.endsWith('/') ? folder : `${folder}/`)

/** Returns the calendars of the account that an answer names: in its folder of calendars, or in the account itself. */
async function ofAccount(answer: DavAnswer | null, requests: CaldavRequests): Promise<FoundCalendar[]> {
  const principal = linked(answer, 'principal', requests)
  const account = principal === null ? null : await requests.properties(principal, 0)
  const folders = [linked(answer, 'home', requests), linked(account, 'home', requests), principal]
  for (const folder of new Map(folders.map((url) => [url?.href, url])).values()) {
    const found = folder === null ? [] : calendarsIn(await requests.properties(folder, 1))
    if (found.length > 0) return found
  }
  return []
}

const wellKnown = ({ start, properties }: CaldavRequests): Promise<DavAnswer | null> =>
  properties(new URL(WELL_KNOWN, start), 0)

function linked(
  answer: DavAnswer | null,
  name: 'home' | 'principal',
  { source }: CaldavRequests,
): URL | null {
  const href = answer?.resources.map((one) => one[name]).find((one) => one !== null)
  return answer === null || href == null ? null : followed(href, answer.url, source)
}

function calendarsIn(answer: DavAnswer | null): FoundCalendar[] {
  if (answer === null) return []
  const { url, resources } = answer
  return resources.flatMap((one) => {
    const components =
      one.components.length === 0 ? READ : READ.filter((name) => one.components.includes(name))
    if (!one.isCalendar || components.length === 0) return []
    const own = new URL(one.href, url)
    return [
      { url: sameOrigin(own, url), name: one.displayName || lastPart(own), token: one.token, components },
    ]
  })
}

/** A calendar is on the server that lists it, however a proxy before it writes the address. */
const sameOrigin = (own: URL, { origin }: URL): URL => new URL(own.pathname + own.search, origin)

const lastPart = ({ pathname }: Pick<URL, 'pathname'>): string =>
  decodedPart(pathname.split('/').findLast((one) => one !== '') ?? '')

const normal = (text: string): string => text.normalize('NFC').toLowerCase()

function chosen(
  all: readonly FoundCalendar[],
  wanted: string,
  { source }: Pick<CaldavRequests, 'source'>,
): FoundCalendar {
  if (all.length === 0) throw new VigieError('calendar_absent', { source })
  const named = (one: FoundCalendar) => [one.name, lastPart(one.url)].map(normal).includes(normal(wanted))
  const [only, ...others] = wanted === '' ? all : all.filter(named)
  if (only !== undefined && others.length === 0) return only
  throw choose(all, { source })
}

const choose = (all: readonly FoundCalendar[], { source }: Pick<CaldavRequests, 'source'>) =>
  new VigieError('calendar_choose', { source, names: all.map((one) => labelled(one, all)).join(', ') })

/** Calendars of the same name are told apart by the last part of their addresses. */
const labelled = ({ name, url }: FoundCalendar, all: readonly FoundCalendar[]): string =>
  all.filter((one) => normal(one.name) === normal(name)).length === 1 ? name : lastPart(url)
