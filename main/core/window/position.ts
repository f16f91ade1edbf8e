/** The position of the status window: at the tray icon, and always completely inside one display's work area. */

/** In points of the desktop; negative on a screen to the left or above. */
export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** One display, in the coordinates of the desktop. */
export interface Display {
  /** The whole screen, in points. */
  readonly bounds: Rectangle
  /** The screen without bars and docks. */
  readonly workArea: Rectangle
}

/** The size of a window, in points. */
export type WindowSize = Pick<Rectangle, 'width' | 'height'>

const GAP = 8

/**
 * Returns the window's bounds. Beside the tray icon: below a bar at the top, above one at the bottom, inward of one at
 * a side, centred on the icon as far as the display allows. Without usable tray bounds (Wayland and some panels give
 * none, or zeros): centred in the first display. A display smaller than the window shrinks the window.
 * @param displays the primary display first; at least one
 */
export function windowBounds(
  size: WindowSize,
  tray: Rectangle | null,
  displays: readonly Display[],
): Rectangle {
  const usable = tray !== null && (tray.width > 0 || tray.height > 0) ? tray : null
  const display = usable === null ? displays[0] : displayOf(usable, displays)
  if (display === undefined) return { x: 0, y: 0, ...size }
  const area = display.workArea
  const width = Math.min(size.width, area.width)
  const height = Math.min(size.height, area.height)
  const wanted =
    usable === null ? centred(area, { width, height }) : beside(usable, display, { width, height })
  return {
    x: clamp(Math.round(wanted.x), area.x, area.x + area.width - width),
    y: clamp(Math.round(wanted.y), area.y, area.y + area.height - height),
    width,
    height,
  }
}

type Point = Pick<Rectangle, 'x' | 'y'>

function centred(area: Rectangle, size: WindowSize): Point {
  return { x: area.x + (area.width - size.width) / 2, y: area.y + (area.height - size.height) / 2 }
}

function beside(tray: Rectangle, display: Display, size: WindowSize): Point {
  const middle = { x: tray.x + tray.width / 2, y: tray.y + tray.height / 2 }
  const aligned = { x: middle.x - size.width / 2, y: middle.y - size.height / 2 }
  switch (edgeOf(middle, display.bounds)) {
    case 'top':
      return { x: aligned.x, y: tray.y + tray.height + GAP }
    case 'bottom':
      return { x: aligned.x, y: tray.y - size.height - GAP }
    case 'left':
      return { x: tray.x + tray.width + GAP, y: aligned.y }
    case 'right':
      return { x: tray.x - size.width - GAP, y: aligned.y }
  }
}

/** Returns the edge of the screen nearest to a point. */
function edgeOf(point: Point, bounds: Rectangle): 'top' | 'bottom' | 'left' | 'right' {
  const distances = [
    ['top', point.y - bounds.y],
    ['bottom', bounds.y + bounds.height - point.y],
    ['left', point.x - bounds.x],
    ['right', bounds.x + bounds.width - point.x],
  ] as const
  return distances.reduce((nearest, each) => (each[1] < nearest[1] ? each : nearest))[0]
}

/** Returns the display that contains the middle of the icon, or the nearest one. */
function displayOf(tray: Rectangle, displays: readonly Display[]): Display | undefined {
  const middle = { x: tray.x + tray.width / 2, y: tray.y + tray.height / 2 }
  const distance = ({ bounds }: Display) =>
    Math.hypot(
      middle.x - clamp(middle.x, bounds.x, bounds.x + bounds.width),
      middle.y - clamp(middle.y, bounds.y, bounds.y + bounds.height),
    )
  return displays.toSorted((a, b) => distance(a) - distance(b))[0]
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value))
}
