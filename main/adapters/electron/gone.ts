/** Handles Electron processes that end unexpectedly: logs them and reopens the window. */
import type { App, Details, RenderProcessGoneDetails, WebContents } from 'electron'
import { MINUTE_MS } from '../../../shared/time/units.ts'
import type { Log } from '../../core/ports/log.ts'
import { viewAt } from './panel-scheme.ts'
import type { StatusWindow } from './status-window.ts'

/** What the handling of a process that ended needs: the window to reopen, and a way to notify the owner. */
export interface GoneDeps {
  readonly app: Pick<App, 'on'>
  readonly window: Pick<StatusWindow, 'isVisible' | 'destroy' | 'show'>
  readonly log: Log
  /** Milliseconds. */
  readonly now: () => number
  /** Tells the owner that the window crashed, and whether it was reopened. */
  readonly tellOwner: (reopened: boolean) => void
}

/** Maximum reopenings within a minute; after that the window stays closed until it is requested. */
const MOST = 3

/** A hidden window is created again when next shown. Repeated failures of a helper are logged once per minute. */
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
