/**
 * The one way out of the desktop, whatever the cause: the menu, a signal, log-off, an update, the command line, an
 * exception. The application is stopped once; then the program ends within a bounded time. A second signal ends it at
 * once: Electron hears each signal only once and leaves the next to the system. Windows tells nobody of a log-off: it
 * ends the process, and the next start goes on from what is on disk.
 */
import type { App, Event } from 'electron'

export interface Quitting {
  isQuitting(): boolean
  /**
   * Stops the application, then leaves: by `quit`, or as told. Does nothing if leaving has begun.
   * @param patienceMs how long the way out may take before the process is ended
   */
  leave(by?: () => void, patienceMs?: number): void
}

export interface QuitDeps {
  readonly app: Pick<App, 'on' | 'quit' | 'exit'>
  /** Calls back before the system goes down; it waits a little for a program that holds the event back. */
  readonly onShutdown: (listener: (event: Pick<Event, 'preventDefault'>) => void) => void
  /** Stops the application. */
  readonly stop: () => Promise<void>
  /** Told what went wrong on the way. */
  readonly failed: (error: unknown) => void
  /** Calls back in a task of its own after so many milliseconds, 0 included. */
  readonly after: (ms: number, work: () => void) => void
}

/** Longer than the application needs, which bounds the stop of each of its parts. */
const STOP_MS = 15_000
/** Longer than Electron needs to close its windows and to end. */
const LEAVE_MS = 3_000

/**
 * Stops the application before Electron leaves. The first `before-quit` is held back until `stop` has ended, failed or
 * taken too long; then leaving goes on. Closing all windows is not leaving.
 */
export function handleQuit({ app, onShutdown, stop, failed, after }: QuitDeps): Quitting {
  let state: 'running' | 'stopping' | 'stopped' = 'running'

  function leave(by = () => app.quit(), patienceMs = LEAVE_MS): void {
    if (state !== 'running') return
    state = 'stopping'
    const goOn = () => {
      if (state === 'stopped') return
      state = 'stopped'
      // In a task of its own: within the `before-quit` that began this, Electron undoes a second quit.
      after(0, by)
      after(patienceMs, () => app.exit(0))
    }
    after(STOP_MS, () => {
      if (state === 'stopping') failed(new Error(`the application did not stop within ${STOP_MS} ms`))
      goOn()
    })
    stop().catch(failed).then(goOn)
  }

  app.on('before-quit', (event: Event) => {
    if (state === 'stopped') return
    event.preventDefault()
    leave()
  })
  app.on('window-all-closed', () => undefined)
  onShutdown((event) => {
    event.preventDefault()
    leave()
  })
  return { isQuitting: () => state !== 'running', leave }
}
