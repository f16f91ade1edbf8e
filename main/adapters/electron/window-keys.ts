/** Keys of the window that no menu has: closing, zooming, and developer tools in an unpackaged program. */
import type { BrowserWindow, Input, WebContents } from 'electron'

type KeyAction = 'close' | 'larger' | 'smaller' | 'actual_size' | 'reload' | 'tools'

/** Maximum zoom levels in each direction; one is 20 %. */
const MOST_ZOOM = 5

/** Returns the action of a key, or null for a key that belongs to the page. */
export function keyAction(
  {
    type,
    key,
    control,
    alt,
    meta,
    shift,
  }: Pick<Input, 'type' | 'key' | 'control' | 'alt' | 'meta' | 'shift'>,
  devTools: boolean,
): KeyAction | null {
  if (type !== 'keyDown' || alt || meta) return null
  if (devTools && (key === 'F12' || (control && shift && key.toLowerCase() === 'i'))) return 'tools'
  if (!control) return null
  switch (key.toLowerCase()) {
    case 'w':
      return 'close'
    case '+':
    case '=':
      return 'larger'
    case '-':
      return 'smaller'
    case '0':
      return 'actual_size'
    case 'r':
      return devTools ? 'reload' : null
    default:
      return null
  }
}

/** macOS uses its menu instead. */
export function listenToKeys(
  window: Pick<BrowserWindow, 'close'> & {
    readonly webContents: Pick<
      WebContents,
      'on' | 'getZoomLevel' | 'setZoomLevel' | 'reload' | 'toggleDevTools'
    >
  },
  { platform, devTools }: { readonly platform: NodeJS.Platform; readonly devTools: boolean },
): void {
  if (platform === 'darwin') return
  const { webContents } = window
  const zoom = (step: number) => {
    const level = webContents.getZoomLevel() + step
    webContents.setZoomLevel(Math.max(-MOST_ZOOM, Math.min(MOST_ZOOM, level)))
  }
  const actions: { readonly [A in KeyAction]: () => void } = {
    close: () => window.close(),
    larger: () => zoom(1),
    smaller: () => zoom(-1),
    actual_size: () => webContents.setZoomLevel(0),
    reload: () => webContents.reload(),
    tools: () => webContents.toggleDevTools(),
  }
  webContents.on('before-input-event', (event, input) => {
    const action = keyAction(input, devTools)
    if (action === null) return
    event.preventDefault()
    actions[action]()
  })
}
