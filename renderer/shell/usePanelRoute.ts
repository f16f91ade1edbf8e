import { useCallback, useSyncExternalStore } from 'react'
import { type PanelRoute, panelRouteOf } from './panel-route.ts'

/** Returns a new object at each render: destructure it before using it as a dependency. */
export function usePanelRoute(): PanelRoute {
  const subscribe = useCallback((listener: () => void) => {
    window.addEventListener('hashchange', listener)
    return () => window.removeEventListener('hashchange', listener)
  }, [])
  const hash = useSyncExternalStore(subscribe, () => window.location.hash)
  return panelRouteOf(hash)
}
