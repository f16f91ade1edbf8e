/** The owner's position of the status window, for each arrangement of displays. */
import type { Display, Rectangle } from './position.ts'

/** The window's bounds by arrangement; newest last. */
export type RememberedBounds = ReadonlyMap<string, Rectangle>

/** Maximum number of arrangements: home, office and a few projectors. */
const MOST = 10

/**
 * Returns the key of an arrangement, from the positions and sizes of its displays, in points: the same
 * displays give the same key.
 */
export function arrangementOf(displays: readonly Display[]): string {
  const names = displays.map(({ bounds: { x, y, width, height } }) => `${width}x${height}@${x},${y}`)
  return [...new Set(names)].toSorted().join(' ')
}

/** Returns the positions with one arrangement replaced; drops the oldest if there are too many. */
export function withBounds(
  before: RememberedBounds,
  arrangement: string,
  bounds: Rectangle,
): RememberedBounds {
  const others = [...before].filter(([name]) => name !== arrangement)
  return new Map([...others.slice(1 - MOST), [arrangement, bounds]])
}

/**
 * Returns the bounds moved completely into the work area of the display they overlap most; null if they
 * overlap none, so that nobody would find the window.
 */
export function fitted(bounds: Rectangle, displays: readonly Display[]): Rectangle | null {
  const [best] = displays
    .map(({ workArea }) => ({ workArea, overlap: overlapOf(bounds, workArea) }))
    .toSorted((a, b) => b.overlap - a.overlap)
  if (best === undefined || best.overlap === 0) return null
  const area = best.workArea
  const width = Math.min(bounds.width, area.width)
  const height = Math.min(bounds.height, area.height)
  return {
    x: Math.min(Math.max(bounds.x, area.x), area.x + area.width - width),
    y: Math.min(Math.max(bounds.y, area.y), area.y + area.height - height),
    width,
    height,
  }
}

/** Returns the common area of two rectangles, square points. */
function overlapOf(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return Math.max(0, width) * Math.max(0, height)
}
