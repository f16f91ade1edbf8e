import { useEffect } from 'react'
import { useSession } from '../session.ts'

/**
 * While a form has entries, the page of the desktop window says that it is not to be unloaded: the window is then only
 * hidden, and comes back with them. A browser keeps its own tabs.
 */
export function useUnsavedEntries(unsaved: boolean): void {
  const { desktop } = useSession()
  useEffect(() => {
    if (!desktop || !unsaved) return
    const hold = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', hold)
    return () => window.removeEventListener('beforeunload', hold)
  }, [desktop, unsaved])
}
