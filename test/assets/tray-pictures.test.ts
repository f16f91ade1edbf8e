/** What can be distinguished in the tray without colour, on either kind of bar. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decode } from 'fast-png'
import { describe, expect, it } from 'vitest'
import { composeLayers } from '../../main/adapters/electron/tray-strip.ts'
import {
  JOB_SIGNS,
  layersOf,
  SEVERITIES,
  stripFile,
  TRAY_SENTIMENTS,
  TRAY_THEMES,
  type TrayPicture,
} from '../../main/core/tray/icon.ts'

const TRAY = join(import.meta.dirname, '../../assets/tray')
const SIDE = 16
/** Grey of a dark and of a light bar, 0 to 255. */
const BARS = [30, 242]

const plain = { figure: null, severity: 'none', jobs: 'none' } as const
const GAUGES: TrayPicture[] = TRAY_SENTIMENTS.flatMap((sentiment) =>
  SEVERITIES.flatMap((severity) => JOB_SIGNS.map((jobs) => ({ sentiment, figure: null, severity, jobs }))),
)
const FIGURES: TrayPicture[] = Array.from({ length: 101 }, (_, figure) => ({
  ...plain,
  sentiment: 'fear',
  figure,
}))

function pixelsOf(picture: TrayPicture, theme: (typeof TRAY_THEMES)[number], side = SIDE) {
  const strip = readFileSync(join(TRAY, stripFile(theme, side)))
  return decode(composeLayers(strip, layersOf(picture))).data
}

/** @returns the luminance of each pixel (Rec. 709) on a bar */
function greys(picture: TrayPicture, theme: (typeof TRAY_THEMES)[number], bar: number): number[] {
  const data = pixelsOf(picture, theme)
  return Array.from({ length: SIDE * SIDE }, (_, at) => {
    const [red = 0, green = 0, blue = 0, opacity = 0] = data.subarray(at * 4, at * 4 + 4)
    const share = opacity / 255
    return (0.2126 * red + 0.7152 * green + 0.0722 * blue) * share + bar * (1 - share)
  })
}

/** Counts pixels whose grey differs by more than a quarter of the scale. */
function distance(a: readonly number[], b: readonly number[]): number {
  return a.filter((grey, at) => Math.abs(grey - (b[at] ?? 0)) > 64).length
}

const ways = (['light', 'dark'] as const).flatMap((theme) => BARS.map((bar) => [theme, bar] as const))

describe.each([...ways, ['template', 242] as const])('in grey, for a %s bar, on grey %i', (theme, bar) => {
  const grey = new Map([...GAUGES, ...FIGURES].map((picture) => [picture, greys(picture, theme, bar)]))
  const greyOf = (picture: TrayPicture) => grey.get(picture) ?? []

  it.each([
    ['gauges and badges', GAUGES, 4],
    ['figures', FIGURES, 2],
  ] as const)('all %s are told apart', (_name, pictures, least) => {
    const drawn = pictures.map(greyOf)
    const same = drawn.flatMap((one, at) =>
      drawn.slice(at + 1).flatMap((other, later) => {
        const pixels = distance(one, other)
        const pair = [pictures[at], pictures[at + 1 + later]]
        return pixels >= least ? [] : [`${pixels} pixels: ${JSON.stringify(pair)}`]
      }),
    )
    expect(same).toEqual([])
  })

  it('every picture stands out from the bar', () => {
    const empty = Array.from({ length: SIDE * SIDE }, () => bar)
    for (const picture of [...GAUGES, ...FIGURES]) {
      expect(distance(greyOf(picture), empty)).toBeGreaterThanOrEqual(20)
    }
  })
})

describe.each(TRAY_THEMES)('the picture for a %s bar', (theme) => {
  it('is centred at 16 pixels if it has no badge, over all sentiments', () => {
    const gauges = TRAY_SENTIMENTS.map((sentiment) => pixelsOf({ ...plain, sentiment }, theme))
    const drawn = Array.from({ length: SIDE }, (_, row) => row).filter((row) =>
      gauges.some((data) =>
        Array.from({ length: SIDE }, (_, x) => data[(row * SIDE + x) * 4 + 3] ?? 0).some(
          (alpha) => alpha > 64,
        ),
      ),
    )
    const [above, below] = [drawn[0] ?? 0, SIDE - 1 - (drawn.at(-1) ?? 0)]
    expect(Math.abs(above - below)).toBeLessThanOrEqual(1)
  })

  it.each([16, 20, 24, 32, 48])('draws the bars of "paused" on whole pixels at %i', (side) => {
    const data = pixelsOf({ ...plain, sentiment: 'none', jobs: 'paused' }, theme, side)
    const row = Math.round((side * 12.5) / 16)
    const ink = theme === 'dark' ? 255 : 0
    const inBars = Array.from({ length: Math.round(side * 0.45) }, (_, x) => (row * side + x) * 4).filter(
      (at) => Math.abs((data[at] ?? 0) - ink) < 40 && data[at + 3] === 255,
    )
    const width = Math.round((2 * side) / 16)
    expect(inBars).toHaveLength(2 * width)
  })
})
