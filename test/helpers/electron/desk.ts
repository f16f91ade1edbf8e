/** A desk with one display, a tray, and the status window on stand-ins. */
import { EventEmitter } from 'node:events'
import type { Screen } from 'electron'
import { createStatusWindow } from '../../../main/adapters/electron/status-window.ts'
import type { Rectangle } from '../../../main/core/window/position.ts'
import { standInWindow } from './stand-in-window.ts'

export const AREA = { x: 0, y: 0, width: 1920, height: 1080 }

/** The window, what it made and remembered, and what a test changes. */
export function desk() {
  const windows: ReturnType<typeof standInWindow>[] = []
  const screenEvents = new EventEmitter()
  const harness = {
    quitting: false,
    iconShown: true,
    minimize: null as (() => void) | null,
    release: null as (() => void) | null,
    present: null as (() => void) | null,
    calledOff: 0,
    logged: [] as unknown[],
    now: 0,
    displays: [AREA] as Rectangle[],
  }
  const remembered = new Map<string, Rectangle>()
  const displays = () =>
    harness.displays.map((area) => ({ bounds: area, workArea: area })) as ReturnType<Screen['getAllDisplays']>
  const window = createStatusWindow({
    create: (options) => {
      const made = standInWindow(options)
      windows.push(made)
      return made.window
    },
    screen: {
      getAllDisplays: displays,
      getPrimaryDisplay: () => displays()[0] as ReturnType<Screen['getPrimaryDisplay']>,
      on: ((name: string, listener: () => void) =>
        screenEvents.on(name, listener)) as unknown as Screen['on'],
    },
    trayBounds: () => ({ x: 1800, y: 1056, width: 24, height: 24 }),
    memory: {
      read: (arrangement) => remembered.get(arrangement) ?? null,
      keep: (arrangement, bounds) => void remembered.set(arrangement, bounds),
    },
    preload: '/preload.cjs',
    devTools: false,
    formats: { region: 'en-GB', languages: ['en-US'] },
    now: () => harness.now,
    icon: '/icon.png',
    isQuitting: () => harness.quitting,
    closedWithoutIcon: (minimize) => {
      harness.minimize = minimize
      return !harness.iconShown
    },
    afterHidden: (release) => {
      harness.release = release
      return () => {
        harness.calledOff += 1
      }
    },
    afterLongestDraw: (present) => {
      harness.present = present
      return () => {
        harness.present = null
      }
    },
    log: { error: (_message, context) => void harness.logged.push(context) },
  })
  /** Shows the window and waits for its paint. */
  const shown = (view?: string) => {
    window.show(view)
    const made = windows.at(-1)
    if (made === undefined) throw new Error('no window was made')
    made.ready()
    return made
  }
  return { window, windows, harness, screenEvents, remembered, shown }
}
