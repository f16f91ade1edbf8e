/**
 * The status window: created when first shown, hidden when closed, destroyed after it was hidden for a while.
 * It reopens at the same position and in the same view.
 */
import type { BrowserWindow, BrowserWindowConstructorOptions, Screen, WebContents } from 'electron'
import type { SystemFormats } from '../../../shared/display-locale.ts'
import type { Log } from '../../core/ports/log.ts'
import { PANEL_ORIGIN } from './panel-scheme.ts'
import { windowOptions } from './window-options.ts'
import { createPlacement, type PlacementDeps } from './window-placement.ts'

type ElectronWindow = Pick<
  BrowserWindow,
  | 'show'
  | 'hide'
  | 'focus'
  | 'minimize'
  | 'restore'
  | 'close'
  | 'isVisible'
  | 'isMinimized'
  | 'isFocused'
  | 'isDestroyed'
  | 'destroy'
  | 'setBounds'
  | 'getNormalBounds'
  | 'loadURL'
  | 'on'
  | 'once'
> & { readonly webContents: Pick<WebContents, 'getURL' | 'on'> }

/** What the status window needs of Electron, and how long it stays in memory while hidden. */
export interface WindowDeps extends PlacementDeps {
  readonly create: (options: BrowserWindowConstructorOptions) => ElectronWindow
  readonly screen: Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay' | 'on'>
  readonly preload: string
  readonly icon: string
  /** Whether developer tools are available: only in an unpackaged program. */
  readonly devTools: boolean
  /** For the panel's dates and numbers. */
  readonly formats: SystemFormats
  /** Milliseconds. */
  readonly now: () => number
  /** Whether the application is quitting: then closing does not hide. */
  readonly isQuitting: () => boolean
  /**
   * Called when the owner closes the window while no icon can bring it back; returns false if an icon can, so that
   * the window may hide.
   */
  readonly closedWithoutIcon: (minimize: () => void) => boolean
  /** Calls back when a window has been hidden long enough to destroy it; returns a function that cancels. */
  readonly afterHidden: (release: () => void) => () => void
  /** Calls back when a new page should have been drawn for long; returns a function that cancels. */
  readonly afterLongestDraw: (present: () => void) => () => void
  readonly log: Pick<Log, 'error'>
}

/** The window of the panel. Showing it again keeps what its user typed, unless it was destroyed meanwhile. */
export interface StatusWindow {
  /** Brings the window to the front; with a view, and an item in it, also opens them. */
  show(view?: string, item?: string): void
  /** Handles a click on the tray icon: hides the window only if it is in front. */
  toggle(): void
  hide(): void
  isVisible(): boolean
  destroy(): void
}

/** A click on the tray takes the focus from the window first: at most this long ago, ms. */
const CLICK_MS = 300

/** Chromium's ERR_ABORTED: a newer address canceled the load of an older one. */
const ABORTED = -3

/** Creates no window before the first `show`. */
export function createStatusWindow(deps: WindowDeps): StatusWindow {
  let window: ElectronWindow | null = null
  let lastAddress = addressOf('now')
  const { place, remember: rememberBounds } = createPlacement(deps)
  let blurredAt = Number.NEGATIVE_INFINITY
  let releasing = false
  let loadFailed = false
  let callOff = () => {}
  let stopWaiting = () => {}

  function open(): ElectronWindow {
    if (window !== null && !window.isDestroyed()) return window
    const made = deps.create(windowOptions(deps))
    made.on('close', (event) => {
      if (deps.isQuitting()) return rememberBounds(made)
      if (releasing) return
      event.preventDefault()
      if (!deps.closedWithoutIcon(() => made.isDestroyed() || made.minimize())) hide()
    })
    made.on('closed', () => {
      releasing = false
      if (window === made) window = null
    })
    made.on('blur', () => {
      blurredAt = deps.now()
    })
    made.webContents.on('will-prevent-unload', (event) => {
      // A form with input prevents unloading; quitting does not wait for it, and the input is kept.
      if (deps.isQuitting()) return event.preventDefault()
      releasing = false
      callOff = deps.afterHidden(release)
    })
    made.webContents.on('did-fail-load', (_event, code, reason, address, isMainFrame) => {
      if (!isMainFrame || code === ABORTED || window !== made) return
      loadFailed = true
      deps.log.error('The window could not load its page. It tries again when it is next shown.', {
        address,
        code,
        reason,
      })
    })
    loadFailed = false
    window = made
    return made
  }

  function show(view?: string, item?: string): void {
    callOff()
    // A window that is being released cannot be kept; its address and its input are.
    if (releasing) destroy()
    const isNew = window === null || window.isDestroyed()
    const shown = open()
    const before = isNew ? null : shown.webContents.getURL()
    const wanted = view === undefined ? (before ?? lastAddress) : addressOf(view, item)
    if (wanted !== before || loadFailed) {
      loadFailed = false
      // The listener of failed loads logs it.
      void shown.loadURL(wanted).catch(() => undefined)
    }
    if (!shown.isVisible()) place(shown)
    if (isNew) presentDrawn(shown)
    else present(shown)
  }

  /** Electron does not always say that a page is drawn: without a graphics process, never. Then it is shown as it is. */
  function presentDrawn(shown: ElectronWindow): void {
    stopWaiting()
    const now = () => {
      stopWaiting()
      if (!shown.isDestroyed() && !shown.isVisible()) present(shown)
    }
    stopWaiting = deps.afterLongestDraw(now)
    shown.once('ready-to-show', now)
  }

  function hide(): void {
    stopWaiting()
    if (window === null || window.isDestroyed()) return
    if (isVisible()) rememberBounds(window)
    window.hide()
    callOff()
    callOff = deps.afterHidden(release)
  }

  /** Asks the page first, which refuses while a form has input. */
  function release(): void {
    if (window === null || window.isDestroyed()) return
    rememberAddress(window)
    releasing = true
    window.close()
  }

  function rememberAddress(shown: ElectronWindow): void {
    const address = shown.webContents.getURL()
    if (address.startsWith(PANEL_ORIGIN)) lastAddress = address
  }

  function destroy(): void {
    callOff()
    if (window !== null && !window.isDestroyed()) {
      rememberAddress(window)
      if (isVisible()) rememberBounds(window)
      window.destroy()
    }
    releasing = false
    window = null
  }

  function isVisible(): boolean {
    return window?.isDestroyed() === false && window.isVisible()
  }

  function isBeforeTheOwner(): boolean {
    if (window === null || !isVisible() || window.isMinimized()) return false
    return window.isFocused() || deps.now() - blurredAt < CLICK_MS
  }

  deps.screen.on('display-removed', () => {
    if (window !== null && isVisible()) place(window)
  })
  return { show, hide, isVisible, destroy, toggle: () => (isBeforeTheOwner() ? hide() : show()) }
}

function present(window: ElectronWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

function addressOf(view: string, item?: string): string {
  const place = item === undefined ? view : `${view}/${encodeURIComponent(item)}`
  return `${PANEL_ORIGIN}/index.html#/${place}`
}
