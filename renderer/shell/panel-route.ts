/** Where the owner is: a view and, in some views, one thing in it. Kept in the address, so that Back works. */
import { useCallback, useSyncExternalStore } from 'react'

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
export type View = (typeof VIEWS)[number]

export interface PanelRoute {
  readonly view: View
  /** What is opened in the view, for example a job. */
  readonly item: string | null
}

/** In place of an item: one that is still to be made. No id begins so; what it is to be may follow. */
export const NEW = '+'

/** An unknown view is Now. */
export function panelRouteOf(hash: string): PanelRoute {
  const [, view = 'now', item] = hash.replace(/^#/, '').split('/')
  const known = VIEWS.find((candidate) => candidate === view) ?? 'now'
  return { view: known, item: item ? decodeURIComponent(item) : null }
}

export function hrefOf(view: View, item?: string): string {
  return item === undefined ? `#/${view}` : `#/${view}/${encodeURIComponent(item)}`
}

/** A step that Back undoes. */
export function goTo(view: View, item?: string): void {
  window.location.hash = hrefOf(view, item)
}

/** A new object at each render: take it apart before it goes into a list of dependencies. */
export function usePanelRoute(): PanelRoute {
  const subscribe = useCallback((listener: () => void) => {
    window.addEventListener('hashchange', listener)
    return () => window.removeEventListener('hashchange', listener)
  }, [])
  const hash = useSyncExternalStore(subscribe, () => window.location.hash)
  return panelRouteOf(hash)
}
