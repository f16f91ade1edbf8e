/** The current location: a view and, in some views, an item. Stored in the address, so that Back works. */
import { decodedPart } from '../../shared/decoded-part.ts'

/** The views, in the order of the navigation. */
export const VIEWS = [
  'now',
  'alerts',
  'trades',
  'jobs',
  'occupations',
  'analysis',
  'log',
  'settings',
] as const

/** A view by its name in the address. */
export type View = (typeof VIEWS)[number]

/** Where the panel is. */
export interface PanelRoute {
  readonly view: View
  /** What is open in the view, for example a job. */
  readonly item: string | null
  /** The address, if there is nothing at it; the view that is shown instead says so. */
  readonly unknown: string | null
}

/** Views that are one page: nothing in them has an address. */
const WHOLE: readonly View[] = ['analysis', 'log', 'settings']

/** Instead of an item: a new one. No id begins like this; what to create may follow. */
export const NEW = '+'

/** Returns the route of an address such as `#/jobs/alerts`; what a view keeps behind `?` is not part of it. */
export function panelRouteOf(hash: string): PanelRoute {
  const address = hash.replace(/^#\/?/, '').replace(/\?.*$/, '')
  const [name, item] = address.split('/')
  const view = VIEWS.find((candidate) => candidate === name)
  if (address !== '' && view === undefined) return { view: 'now', item: null, unknown: address }
  if (item && view !== undefined && WHOLE.includes(view)) return { view, item: null, unknown: address }
  return { view: view ?? 'now', item: item ? decodedPart(item) : null, unknown: null }
}

/** Returns the link to a view, or to an item in it. */
export function hrefOf(view: View, item?: string): string {
  return item === undefined ? `#/${view}` : `#/${view}/${encodeURIComponent(item)}`
}

/** Adds a history entry that Back undoes. */
export function goTo(view: View, item?: string): void {
  window.location.hash = hrefOf(view, item)
}

/** Returns a way on for when an answer has come: it leads nowhere once the owner has left the place where they are now. */
export function wayFromHere(): (href: string) => void {
  const here = placeOf(window.location.hash)
  return (href) => {
    if (placeOf(window.location.hash) === here) window.location.hash = href
  }
}

const placeOf = (hash: string) => hash.replace(/\?.*$/, '')
