/** The status window: made when it is first shown, hidden when it is closed, let go of when it stays hidden. */
import type { BrowserWindow, BrowserWindowConstructorOptions, Screen } from 'electron'
import { type Rectangle, windowBounds } from '../../core/window/position.ts'
import { PANEL_ORIGIN } from './panel-scheme.ts'

type ElectronWindow = Pick<
  BrowserWindow,
  | 'show'
  | 'hide'
  | 'focus'
  | 'isVisible'
  | 'isDestroyed'
  | 'destroy'
  | 'setBounds'
  | 'loadURL'
  | 'on'
  | 'once'
>

export interface WindowDeps {
  readonly create: (options: BrowserWindowConstructorOptions) => ElectronWindow
  readonly screen: Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay' | 'on'>
  /** Bounds of the tray icon; null where the panel of the desktop tells none. */
  readonly trayBounds: () => Rectangle | null
  readonly preload: string
  readonly icon: string
  /** Whether closing means leaving: then it is not turned into hiding. */
  readonly isQuitting: () => boolean
  /** Calls back after a window was hidden long enough to be let go of; returns how to call it off. */
  readonly afterHidden: (release: () => void) => () => void
}

export interface StatusWindow {
  /** Shows a view, and one thing in it. */
  show(view?: string, item?: string): void
  /** What a click on the tray does. */
  toggle(): void
  hide(): void
  isVisible(): boolean
  destroy(): void
}

const SIZE = { width: 420, height: 720 }
const LEAST = { width: 400, height: 480 }

/** Makes no window before the first `show`. */
export function createStatusWindow(deps: WindowDeps): StatusWindow {
  let window: ElectronWindow | null = null
  let keep = () => {}

  function open(): ElectronWindow {
    if (window !== null && !window.isDestroyed()) return window
    const made = deps.create(optionsOf(deps))
    made.on('close', (event) => {
      if (deps.isQuitting()) return
      event.preventDefault()
      hide()
    })
    made.on('closed', () => {
      if (window === made) window = null
    })
    window = made
    return made
  }

  function place(shown: ElectronWindow): void {
    const displays = [deps.screen.getPrimaryDisplay(), ...deps.screen.getAllDisplays()]
    shown.setBounds(windowBounds(SIZE, deps.trayBounds(), displays))
  }

  function show(view = 'now', item?: string): void {
    keep()
    const isNew = window === null || window.isDestroyed()
    const shown = open()
    const loaded = shown.loadURL(addressOf(view, item))
    if (!shown.isVisible()) place(shown)
    if (isNew) shown.once('ready-to-show', () => present(shown))
    else present(shown)
    // A newer address cancels the load of an older one; that is no failure.
    loaded.catch(() => undefined)
  }

  function hide(): void {
    window?.hide()
    keep()
    keep = deps.afterHidden(destroy)
  }

  function destroy(): void {
    keep()
    window?.destroy()
    window = null
  }

  function isVisible(): boolean {
    return window?.isDestroyed() === false && window.isVisible()
  }

  deps.screen.on('display-removed', () => {
    if (window !== null && isVisible()) place(window)
  })
  return { show, hide, isVisible, destroy, toggle: () => (isVisible() ? hide() : show()) }
}

function present(window: ElectronWindow): void {
  window.show()
  window.focus()
}

function addressOf(view: string, item: string | undefined): string {
  const place = item === undefined ? view : `${view}/${encodeURIComponent(item)}`
  return `${PANEL_ORIGIN}/index.html#/${place}`
}

/** Electron's checklist: isolated, sandboxed, no Node, no web security switched off. */
function optionsOf({ preload, icon }: WindowDeps): BrowserWindowConstructorOptions {
  return {
    ...SIZE,
    minWidth: LEAST.width,
    minHeight: LEAST.height,
    show: false,
    title: 'Vigie',
    icon,
    autoHideMenuBar: true,
    backgroundColor: '#f6f5f2',
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      devTools: false,
    },
  }
}
