/** Where the window opens: at the owner's position for this arrangement of displays, otherwise at the tray. */
import type { BrowserWindow, Screen } from 'electron'
import { type Display, type Rectangle, windowBounds } from '../../core/window/position.ts'
import { arrangementOf, fitted } from '../../core/window/remembered.ts'
import type { WindowMemory } from './window-memory.ts'
import { SIZE } from './window-options.ts'

type PlacedWindow = Pick<BrowserWindow, 'setBounds' | 'getNormalBounds'>

/** The displays, the tray, and where the owner left the window. */
export interface PlacementDeps {
  readonly screen: Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay'>
  /** Bounds of the tray icon; null if the desktop reports none. */
  readonly trayBounds: () => Rectangle | null
  readonly memory: WindowMemory
}

/** Decides where the window opens. */
export interface WindowPlacement {
  /** Moves the window to its position. */
  place(window: PlacedWindow): void
  /** Stores the position if the owner changed it: a window that was never moved follows the tray. */
  remember(window: PlacedWindow): void
}

/** Returns the placement of one window. */
export function createPlacement({ screen, trayBounds, memory }: PlacementDeps): WindowPlacement {
  let placed: Rectangle | null = null

  function displaysNow(): Display[] {
    return [screen.getPrimaryDisplay(), ...screen.getAllDisplays()]
  }

  function place(window: PlacedWindow): void {
    const displays = displaysNow()
    const remembered = memory.read(arrangementOf(displays))
    const kept = remembered && fitted(remembered, displays)
    placed = kept ?? windowBounds(SIZE, trayBounds(), displays)
    window.setBounds(placed)
  }

  function remember(window: PlacedWindow): void {
    const bounds = window.getNormalBounds()
    if (placed === null || isSame(bounds, placed)) return
    placed = bounds
    memory.keep(arrangementOf(displaysNow()), bounds)
  }

  return { place, remember }
}

function isSame(a: Rectangle, b: Rectangle): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height
}
