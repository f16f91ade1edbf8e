/** Where the owner left the status window, for each arrangement of displays. */
import type { Display, Rectangle } from './position.ts'

/** Where the owner put the window, by arrangement; newest last. */
export type RememberedBounds = ReadonlyMap<string, Rectangle>

/** How many arrangements are remembered: home, office and a few projectors. */
const MOST = 10

/** Names an arrangement by the places and sizes of its displays, in points: the same displays give the same name. */
export function arrangementOf(displays: readonly Display[]): string {
  const names = displays.map(({ bounds: { x, y, width, height } }) => `${width}x${height}@${x},${y}`)
  return [...new Set(names)].toSorted().join(' ')
}

/** The memory with the bounds of one arrangement replaced; the oldest arrangement goes if there are too many. */
export function withBounds(
  before: RememberedBounds,
  arrangement: string,
  bounds: Rectangle,
): RememberedBounds {
  const others = [...before].filter(([name]) => name !== arrangement)
  return new Map([...others.slice(1 - MOST), [arrangement, bounds]])
}

/**
 * The bounds made to lie whole within the work area of the display they overlap most; null if they overlap none, which
 * is where nobody would find the window.
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

/** Square points that two rectangles share. */
function overlapOf(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return Math.max(0, width) * Math.max(0, height)
}
