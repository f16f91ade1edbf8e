/**
 * Leaving: one state, set by Quit, by an update and by log-off; the work of stopping is done once. Windows tells nobody
 * of a log-off: it ends the process, and the next start goes on from what is on disk.
 */
import type { App, Event } from 'electron'

export interface Quitting {
  isQuitting(): boolean
  /** Stops the application, then leaves as told instead of by `quit`; does nothing where leaving has begun. */
  leave(by: () => void): void
}

/**
 * Stops the application before Electron leaves. The first `before-quit` is held back until `stop` has ended, which
 * bounds its own time; then leaving goes on, also after a failure, which is told to `failed`. Closing all windows is not leaving.
 */
export function handleQuit(
  app: Pick<App, 'on' | 'quit'>,
  stop: () => Promise<void>,
  failed: (error: unknown) => void,
): Quitting {
  let state: 'running' | 'stopping' | 'stopped' = 'running'

  async function stopOnce(leave: () => void): Promise<void> {
    state = 'stopping'
    try {
      await stop()
    } catch (error) {
      failed(error)
    } finally {
      state = 'stopped'
      leave()
    }
  }

  app.on('before-quit', (event: Event) => {
    if (state === 'stopped') return
    event.preventDefault()
    if (state === 'running') void stopOnce(() => app.quit())
  })
  app.on('window-all-closed', () => undefined)
  return {
    isQuitting: () => state !== 'running',
    leave: (by) => {
      if (state === 'running') void stopOnce(by)
    },
  }
}
