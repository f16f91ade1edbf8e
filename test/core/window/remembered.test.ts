import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  arrangementOf,
  fitted,
  type RememberedBounds,
  withBounds,
} from '../../../main/core/window/remembered.ts'

const display = (x: number, y: number, width: number, height: number) => {
  const area = { x, y, width, height }
  return { bounds: area, workArea: { ...area, y: y + 24, height: height - 24 } }
}
const NONE: RememberedBounds = new Map()
const laptop = display(0, 0, 1280, 800)
const monitor = display(1280, -200, 2560, 1440)

describe('an arrangement of displays', () => {
  it('has one name, whatever the order and however often a display is listed', () => {
    expect(arrangementOf([monitor, laptop])).toBe(arrangementOf([laptop, laptop, monitor]))
  })

  it('has another name without one of them', () => {
    expect(arrangementOf([laptop])).not.toBe(arrangementOf([laptop, monitor]))
  })
})

describe('remembered bounds', () => {
  it('stay as they are where they can be seen', () => {
    const bounds = { x: 1400, y: 0, width: 500, height: 700 }
    expect(fitted(bounds, [laptop, monitor])).toEqual(bounds)
  })

  it('come out from under a bar and back onto the display', () => {
    expect(fitted({ x: 1000, y: 0, width: 500, height: 700 }, [laptop])).toEqual({
      x: 780,
      y: 24,
      width: 500,
      height: 700,
    })
  })

  it('count for nothing on a display that is gone', () => {
    expect(fitted({ x: 2000, y: 0, width: 500, height: 700 }, [laptop])).toBeNull()
  })

  it('lie whole within one work area, whatever they were', () => {
    const side = fc.integer({ min: 1, max: 5000 })
    const place = fc.integer({ min: -5000, max: 5000 })
    fc.assert(
      fc.property(fc.record({ x: place, y: place, width: side, height: side }), (bounds) => {
        const found = fitted(bounds, [laptop, monitor])
        if (found === null) return
        const within = [laptop, monitor].some(
          ({ workArea: area }) =>
            found.x >= area.x &&
            found.y >= area.y &&
            found.x + found.width <= area.x + area.width &&
            found.y + found.height <= area.y + area.height,
        )
        expect(within).toBe(true)
      }),
    )
  })

  it('are kept for the ten arrangements used last', () => {
    const bounds = { x: 0, y: 0, width: 1, height: 1 }
    const names = Array.from({ length: 12 }, (_, index) => `arrangement ${index}`)
    const all = names.reduce((known, name) => withBounds(known, name, bounds), NONE)
    expect([...all.keys()]).toEqual(names.slice(2))
    expect([...withBounds(all, 'arrangement 2', bounds).keys()]).toEqual([...names.slice(3), 'arrangement 2'])
  })
})
