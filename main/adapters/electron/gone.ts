/** Processes of Electron that end although nobody asked them to: logged, and the window comes back. */
import type { App, Details, RenderProcessGoneDetails, WebContents } from 'electron'
import type { Log } from '../../core/ports/log.ts'
import { viewAt } from './panel-scheme.ts'
import type { StatusWindow } from './status-window.ts'

export interface GoneDeps {
  readonly app: Pick<App, 'on'>
  readonly window: Pick<StatusWindow, 'isVisible' | 'destroy' | 'show'>
  readonly log: Log
  /** Ms. */
  readonly now: () => number
  /** Tells the owner that the window ended by an error, and whether it was opened again. */
  readonly tellOwner: (reopened: boolean) => void
}

/** So often within a minute the window is opened again; then it stays closed until it is asked for. */
const MOST = 3
const MINUTE_MS = 60_000

/** A window that was hidden is made anew when it is next shown. Of the same failure of a helper process one line a minute is logged. */
export function handleGone({ app, window, log, now, tellOwner }: GoneDeps): void {
  let reopened: readonly number[] = []
  const lastLogged = new Map<string, number>()

  app.on('render-process-gone', (_event, contents: WebContents, details: RenderProcessGoneDetails) => {
    if (details.reason === 'clean-exit') return
    const address = contents.getURL()
    const wasVisible = window.isVisible()
    log.error('The process of the window ended.', { ...details, address })
    window.destroy()
    if (!wasVisible) return
    reopened = reopened.filter((at) => now() - at < MINUTE_MS)
    const again = reopened.length < MOST
    if (again) {
      reopened = [...reopened, now()]
      window.show(...viewAt(address))
    }
    tellOwner(again)
  })

  app.on('child-process-gone', (_event, details: Details) => {
    if (details.reason === 'clean-exit') return
    const { type, serviceName = type, reason } = details
    const failure = `${serviceName} ${reason}`
    const last = lastLogged.get(failure)
    if (last !== undefined && now() - last < MINUTE_MS) return
    lastLogged.set(failure, now())
    log.warn('A helper process of Electron ended.', { ...details })
  })
}
