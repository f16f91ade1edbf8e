/** A page that is older than its server loads itself again: its files are gone, and its words may be wrong. */
import { useEffect, useRef } from 'react'
import { useRead } from '../session.ts'
import { readAbout } from '../store/known.ts'

/** Reloads if the server came back with another version than the page was loaded with, or a part of the page is gone. */
export function useReloadAfterUpgrade(): void {
  const { data: about } = useRead(readAbout)
  const first = useRef<string | null>(null)
  useEffect(() => {
    if (!about) return
    if (first.current !== null && first.current !== about.version) window.location.reload()
    first.current ??= about.version
  }, [about])
  useEffect(() => {
    window.addEventListener('vite:preloadError', reloadOnce)
    return () => window.removeEventListener('vite:preloadError', reloadOnce)
  }, [])
}

const RELOADED = 'vigie.reloaded-at'
/** A part that is still missing after a reload is not the fault of an upgrade, ms. */
const AGAIN_AFTER = 60_000

async function reloadOnce(): Promise<void> {
  const before = Number(sessionStorage.getItem(RELOADED))
  if (Date.now() - before < AGAIN_AFTER) return
  // While Vigie is stopped, a reload would leave nothing but the error of the browser.
  const answers = await fetch(window.location.pathname, { method: 'HEAD', cache: 'no-store' }).then(
    () => true,
    () => false,
  )
  if (!answers) return
  sessionStorage.setItem(RELOADED, String(Date.now()))
  window.location.reload()
}
