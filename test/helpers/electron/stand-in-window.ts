import { EventEmitter } from 'node:events'
import type { BrowserWindow, BrowserWindowConstructorOptions, WebContents } from 'electron'
import type { Rectangle } from '../../../main/core/window/position.ts'

/** A window that records the calls. */
export function standInWindow(options: BrowserWindowConstructorOptions) {
  const emitter = new EventEmitter()
  const contents = new EventEmitter()
  const state = {
    options,
    visible: false,
    destroyed: false,
    focused: false,
    minimized: false,
    /** Whether the page refuses to unload. */
    hasEntries: false,
    url: '',
    addresses: [] as string[],
    bounds: [] as unknown[],
    current: { x: 0, y: 0, width: 0, height: 0 },
  }
  const close = () => {
    let held = false
    emitter.emit('close', { preventDefault: () => (held = true) })
    if (held) return true
    let ignored = false
    if (state.hasEntries) contents.emit('will-prevent-unload', { preventDefault: () => (ignored = true) })
    if (state.hasEntries && !ignored) return true
    state.destroyed = true
    emitter.emit('closed')
    return false
  }
  const window = {
    show: () => {
      state.visible = true
    },
    hide: () => {
      state.visible = false
      state.focused = false
    },
    focus: () => {
      state.focused = true
    },
    minimize: () => {
      state.minimized = true
    },
    restore: () => {
      state.minimized = false
    },
    close: () => void close(),
    isMinimized: () => state.minimized,
    isFocused: () => state.focused,
    getNormalBounds: () => state.current,
    webContents: {
      getURL: () => state.url,
      on: ((name: string, listener: () => void) =>
        contents.on(name, listener)) as unknown as WebContents['on'],
    },
    isVisible: () => state.visible,
    isDestroyed: () => state.destroyed,
    destroy: () => {
      state.destroyed = true
      emitter.emit('closed')
    },
    setBounds: (bounds: Rectangle) => {
      state.bounds.push(bounds)
      state.current = bounds
    },
    loadURL: async (address: string) => {
      state.addresses.push(address)
      state.url = address
    },
    on: ((name: string, listener: () => void) =>
      emitter.on(name, listener)) as unknown as BrowserWindow['on'],
    once: ((name: string, listener: () => void) =>
      emitter.once(name, listener)) as unknown as BrowserWindow['once'],
  }
  const blur = () => {
    state.focused = false
    emitter.emit('blur')
  }
  const failToLoad = (code: number, isMainFrame = true) =>
    contents.emit('did-fail-load', {}, code, 'ERR_FAILED', state.url, isMainFrame)
  return { window, state, close, blur, failToLoad, ready: () => emitter.emit('ready-to-show') }
}
