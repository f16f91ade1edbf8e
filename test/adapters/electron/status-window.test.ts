import { EventEmitter } from 'node:events'
import type { BrowserWindow, BrowserWindowConstructorOptions, Screen } from 'electron'
import { describe, expect, it } from 'vitest'
import { createStatusWindow } from '../../../main/adapters/electron/status-window.ts'

const AREA = { x: 0, y: 0, width: 1920, height: 1080 }

/** A window that remembers what was done to it. */
function standInWindow(options: BrowserWindowConstructorOptions) {
  const emitter = new EventEmitter()
  const state = {
    options,
    visible: false,
    destroyed: false,
    addresses: [] as string[],
    bounds: [] as unknown[],
  }
  const window = {
    show: () => {
      state.visible = true
    },
    hide: () => {
      state.visible = false
    },
    focus: () => undefined,
    isVisible: () => state.visible,
    isDestroyed: () => state.destroyed,
    destroy: () => {
      state.destroyed = true
      emitter.emit('closed')
    },
    setBounds: (bounds) => void state.bounds.push(bounds),
    loadURL: async (address) => void state.addresses.push(address),
    on: ((name: string, listener: () => void) =>
      emitter.on(name, listener)) as unknown as BrowserWindow['on'],
    once: ((name: string, listener: () => void) =>
      emitter.once(name, listener)) as unknown as BrowserWindow['once'],
  } satisfies Pick<
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
  const close = () => {
    let held = false
    emitter.emit('close', { preventDefault: () => (held = true) })
    return held
  }
  return { window, state, close, ready: () => emitter.emit('ready-to-show') }
}

function desk() {
  const windows: ReturnType<typeof standInWindow>[] = []
  const screenEvents = new EventEmitter()
  const harness = { quitting: false, release: null as (() => void) | null, calledOff: 0 }
  const display = { bounds: AREA, workArea: AREA } as ReturnType<Screen['getPrimaryDisplay']>
  const window = createStatusWindow({
    create: (options) => {
      const made = standInWindow(options)
      windows.push(made)
      return made.window
    },
    screen: {
      getAllDisplays: () => [display],
      getPrimaryDisplay: () => display,
      on: ((name: string, listener: () => void) =>
        screenEvents.on(name, listener)) as unknown as Screen['on'],
    },
    trayBounds: () => ({ x: 1800, y: 1056, width: 24, height: 24 }),
    preload: '/preload.cjs',
    icon: '/icon.png',
    isQuitting: () => harness.quitting,
    afterHidden: (release) => {
      harness.release = release
      return () => {
        harness.calledOff += 1
      }
    },
  })
  return { window, windows, world: harness, screenEvents }
}

describe('the status window', () => {
  it('does not exist before it is shown', () => {
    expect(desk().windows).toHaveLength(0)
  })

  it('appears once it is painted, at the tray, with nothing a page could misuse', () => {
    const { window, windows } = desk()
    window.show()
    expect(windows[0]?.state.visible).toBe(false)
    windows[0]?.ready()
    expect(windows[0]?.state.visible).toBe(true)
    expect(windows[0]?.state.bounds).toEqual([{ x: 1500, y: 328, width: 420, height: 720 }])
    expect(windows[0]?.state.options.webPreferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
    })
  })

  it('opens the view that was asked for', () => {
    const { window, windows } = desk()
    window.show('alerts', 'a/7')
    expect(windows[0]?.state.addresses).toEqual(['vigie://panel/index.html#/alerts/a%2F7'])
  })

  it('is hidden, not left, when it is closed', () => {
    const { window, windows } = desk()
    window.show()
    windows[0]?.ready()
    expect(windows[0]?.close()).toBe(true)
    expect(windows[0]?.state).toMatchObject({ visible: false, destroyed: false })
  })

  it('closes when Vigie is left', () => {
    const { window, windows, world: harness } = desk()
    window.show()
    harness.quitting = true
    expect(windows[0]?.close()).toBe(false)
  })

  it('is let go of when it stayed hidden, and made anew when it is asked for', () => {
    const { window, windows, world: harness } = desk()
    window.show()
    window.hide()
    harness.release?.()
    expect(windows[0]?.state.destroyed).toBe(true)
    window.show()
    expect(windows).toHaveLength(2)
  })

  it('is kept when it is shown again in time', () => {
    const { window, windows, world: harness } = desk()
    window.show()
    window.hide()
    const before = harness.calledOff
    window.show()
    expect(harness.calledOff).toBeGreaterThan(before)
    expect(windows).toHaveLength(1)
  })

  it('toggles with a click', () => {
    const { window, windows } = desk()
    window.toggle()
    windows[0]?.ready()
    window.toggle()
    expect(window.isVisible()).toBe(false)
    window.toggle()
    expect(window.isVisible()).toBe(true)
  })

  it('finds its place again when a display goes', () => {
    const { window, windows, screenEvents } = desk()
    window.show()
    windows[0]?.ready()
    screenEvents.emit('display-removed')
    expect(windows[0]?.state.bounds).toHaveLength(2)
  })
})
