/** The space available to the panel. */
import { useCallback, useSyncExternalStore } from 'react'

function useMedia(condition: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const query = window.matchMedia(condition)
      query.addEventListener('change', listener)
      return () => query.removeEventListener('change', listener)
    },
    [condition],
  )
  return useSyncExternalStore(subscribe, () => window.matchMedia(condition).matches)
}

/** As narrow as the popover. */
export const useNarrow = () => useMedia('(max-width: 600px)')

/** Room for three columns beside the navigation, and for taller plots. */
export const useVast = () => useMedia('(min-width: 1900px)')

/** Room for two columns beside the navigation. */
export const useWide = () => useMedia('(min-width: 1000px)')
