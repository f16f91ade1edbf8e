/** Identifies which of the program's tray pictures a tray shows. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decode } from 'fast-png'
import { composeLayers } from '../../../main/adapters/electron/tray-strip.ts'
import {
  JOB_SIGNS,
  layersOf,
  SEVERITIES,
  stripFile,
  TRAY_SENTIMENTS,
  TRAY_SIZES,
  TRAY_THEMES,
  type TrayPicture,
  type TrayTheme,
} from '../../../main/core/tray/icon.ts'
import type { Pixmap, ShownItem } from './tray-item.ts'

const TRAY = join(import.meta.dirname, '../../../assets/tray')

export interface IconShown extends TrayPicture {
  readonly theme: TrayTheme
}

const PICTURES: readonly IconShown[] = TRAY_THEMES.flatMap((theme) =>
  TRAY_SENTIMENTS.flatMap((sentiment) =>
    SEVERITIES.flatMap((severity) =>
      JOB_SIGNS.map((jobs) => ({ theme, sentiment, severity, jobs, figure: null })),
    ),
  ),
)

/** Returns the picture most similar to the one shown. @throws Error if none is shown in a size we draw */
export function iconShown({ icons }: ShownItem): IconShown {
  const pixmap = icons.find(({ width }) => TRAY_SIZES.some((size) => size === width))
  if (pixmap === undefined) throw new Error(`the tray shows ${icons.length} pictures, none in a size we draw`)
  const distances = PICTURES.map((picture) => distance(pixmap, pixelsOf(picture, pixmap.width)))
  const nearest = PICTURES[distances.indexOf(Math.min(...distances))]
  if (nearest === undefined) throw new Error('there are no pictures')
  return nearest
}

/** Returns the sum of the differences of all pixels; colour counts as far as it is visible. */
function distance(shown: Pixmap, drawn: ArrayLike<number>): number {
  let sum = 0
  for (let at = 0; at < drawn.length; at += 4) {
    const [seen, wanted] = [shown.rgba[at + 3] ?? 0, drawn[at + 3] ?? 0]
    sum += Math.abs(seen - wanted)
    for (let channel = at; channel < at + 3; channel += 1) {
      sum += Math.abs(((shown.rgba[channel] ?? 0) * seen - (drawn[channel] ?? 0) * wanted) / 255)
    }
  }
  return sum
}

const composed = new Map<string, ArrayLike<number>>()

function pixelsOf(picture: IconShown, size: number): ArrayLike<number> {
  const layers = layersOf(picture)
  const name = [picture.theme, size, ...layers].join()
  const known = composed.get(name)
  if (known !== undefined) return known
  const { data } = decode(composeLayers(readFileSync(join(TRAY, stripFile(picture.theme, size))), layers))
  composed.set(name, data)
  return data
}
