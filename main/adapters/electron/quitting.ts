/**
 * The one way out of the desktop, whatever the cause: the menu, a signal, log-off, an update, the command line, an
 * exception. The application is stopped once; then the program ends within a bounded time. A later second signal ends
 * it at once. Windows announces no log-off: it ends the process, and the next start continues from what is on disk.
 */
import type { App, Event } from 'electron'

/** Ends the desktop, once, whoever asks for it. */
export interface Quitting {
  isQuitting(): boolean
  /**
   * Stops the application, then quits: by `quit`, or through `by`. Does nothing if quitting has begun.
   * @param patienceMs maximum time before the process is ended
   */
  leave(by?: () => void, patienceMs?: number): void
}

/** What can end the desktop, and what has to stop before. */
export interface QuitDeps {
  readonly app: Pick<App, 'on' | 'quit' | 'exit'>
  /** Calls back before the system shuts down; it waits briefly for a program that holds the event back. */
  readonly onShutdown: (listener: (event: Pick<Event, 'preventDefault'>) => void) => void
  /** Calls back at each signal that asks a program to end. */
  readonly onSignal: (listener: () => void) => void
  /** Monotonic milliseconds. */
  readonly now: () => number
  /** Stops the application. */
  readonly stop: () => Promise<void>
  /** Called with each error. */
  readonly failed: (error: unknown) => void
  /** Calls back in a separate task after this many milliseconds, including 0. */
  readonly after: (ms: number, work: () => void) => void
}

/** Sooner than this, a second signal is an echo: a group gets it at once, and whoever started Vigie passes it on too. */
const ECHO_MS = 500
/** Longer than the application needs, which limits the stop of each of its parts. */
const STOP_MS = 15_000
/** The exit code of a program that a second signal ended. */
const INTERRUPTED = 130
/** Longer than Electron needs to close its windows and to end. */
const LEAVE_MS = 3_000

/**
 * Stops the application before Electron quits. Holds back the first `before-quit` until `stop` has ended,
 * failed or timed out; then quitting continues. Closing all windows does not quit.
 */
export function handleQuit({ app, onShutdown, onSignal, now, stop, failed, after }: QuitDeps): Quitting {
  let state: 'running' | 'stopping' | 'stopped' = 'running'

  function leave(by = () => app.quit(), patienceMs = LEAVE_MS): void {
    if (state !== 'running') return
    state = 'stopping'
    const goOn = () => {
      if (state === 'stopped') return
      state = 'stopped'
      // In a separate task: within the `before-quit` that began this, Electron cancels a second quit.
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
  let firstSignal: number | null = null
  onSignal(() => {
    firstSignal ??= now()
    if (now() - firstSignal > ECHO_MS) app.exit(INTERRUPTED)
    else leave()
  })
  onShutdown((event) => {
    event.preventDefault()
    leave()
  })
  return { isQuitting: () => state !== 'running', leave }
}
