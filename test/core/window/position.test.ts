import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type Display, type Rectangle, windowBounds } from '../../../main/core/window/position.ts'

const SIZE = { width: 400, height: 600 }
const rectangle = (x: number, y: number, width: number, height: number): Rectangle => ({
  x,
  y,
  width,
  height,
})
const bar = {
  top: [0, 25, 0, 25],
  bottom: [0, 0, 0, 40],
  left: [60, 0, 60, 0],
  right: [0, 0, 60, 0],
  none: [0, 0, 0, 0],
} as const

function display(x: number, y: number, width: number, height: number, side: keyof typeof bar): Display {
  const [dx, dy, dw, dh] = bar[side]
  return {
    bounds: rectangle(x, y, width, height),
    workArea: rectangle(x + dx, y + dy, width - dw, height - dh),
  }
}

describe('the window opens', () => {
  test.each<[string, Rectangle | null, Display[], Rectangle]>([
    [
      'below a bar at the top',
      rectangle(1200, 0, 22, 25),
      [display(0, 0, 1440, 900, 'top')],
      rectangle(1011, 33, 400, 600),
    ],
    [
      'above a bar at the bottom, moved in from the corner',
      rectangle(1800, 1045, 24, 30),
      [display(0, 0, 1920, 1080, 'bottom')],
      rectangle(1520, 437, 400, 600),
    ],
    [
      'right of a bar at the left',
      rectangle(10, 500, 40, 24),
      [display(0, 0, 1920, 1080, 'left')],
      rectangle(60, 212, 400, 600),
    ],
    [
      'left of a bar at the right',
      rectangle(1880, 500, 30, 24),
      [display(0, 0, 1920, 1080, 'right')],
      rectangle(1460, 212, 400, 600),
    ],
    [
      'on the second display, left of the first and higher',
      rectangle(-300, -200, 22, 25),
      [display(0, 0, 1440, 900, 'top'), display(-1920, -200, 1920, 1080, 'top')],
      rectangle(-489, -167, 400, 600),
    ],
    [
      'in the middle where the panel tells no bounds',
      null,
      [display(0, 0, 1920, 1080, 'bottom')],
      rectangle(760, 220, 400, 600),
    ],
    [
      'in the middle where the panel tells zeros',
      rectangle(0, 0, 0, 0),
      [display(0, 0, 1920, 1080, 'bottom')],
      rectangle(760, 220, 400, 600),
    ],
    [
      'on the nearest display when the icon is on none',
      rectangle(5000, 10, 20, 20),
      [display(0, 0, 1920, 1080, 'none'), display(1920, 0, 1920, 1080, 'none')],
      rectangle(3440, 0, 400, 600),
    ],
    [
      'smaller on a display smaller than it',
      rectangle(100, 0, 20, 20),
      [display(0, 0, 320, 480, 'top')],
      rectangle(0, 25, 320, 455),
    ],
    [
      'at fractional scales on whole points',
      rectangle(1000.5, 0, 21, 24),
      [display(0, 0, 1536, 864, 'top')],
      rectangle(811, 32, 400, 600),
    ],
  ])('%s', (_where, tray, displays, expected) => {
    expect(windowBounds(SIZE, tray, displays)).toEqual(expected)
  })

  it('always whole inside one work area', () => {
    const number = fc.integer({ min: -4000, max: 4000 })
    const side = fc.constantFrom<keyof typeof bar>('top', 'bottom', 'left', 'right', 'none')
    const anyDisplay = fc
      .tuple(number, number, fc.integer({ min: 500, max: 4000 }), fc.integer({ min: 700, max: 3000 }), side)
      .map(([x, y, width, height, where]) => display(x, y, width, height, where))
    const anyTray = fc.option(
      fc.tuple(number, number, fc.nat(60), fc.nat(60)).map((each) => rectangle(...each)),
    )
    fc.assert(
      fc.property(anyTray, fc.array(anyDisplay, { minLength: 1, maxLength: 3 }), (tray, displays) => {
        const found = windowBounds(SIZE, tray, displays)
        const inside = displays.some(
          ({ workArea: area }) =>
            found.x >= area.x &&
            found.y >= area.y &&
            found.x + found.width <= area.x + area.width &&
            found.y + found.height <= area.y + area.height,
        )
        expect(inside).toBe(true)
      }),
    )
  })
})
