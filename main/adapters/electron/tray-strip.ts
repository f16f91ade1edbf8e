/** Composes a tray picture from layers in the strips of `assets/tray/`. */
import { decode, encode } from 'fast-png'
import { LAYERS } from '../../core/tray/icon.ts'

/** Red, green, blue and opacity of each pixel, one byte each. */
type Pixels = Uint8ClampedArray

/** @param png a strip, its layers side by side @returns a PNG of these layers, the first one lowest */
export function composeLayers(png: Uint8Array, layers: readonly string[]): Buffer {
  const { data, width, height: side } = decode(png)
  const picture: Pixels = new Uint8ClampedArray(side * side * 4)
  for (const layer of layers) {
    const left = LAYERS.indexOf(layer) * side
    const put = layer.startsWith('cut-') ? erase : cover
    for (let y = 0; y < side; y += 1) {
      for (let x = 0; x < side; x += 1) {
        const from = (y * width + left + x) * 4
        put(picture, (y * side + x) * 4, data, from)
      }
    }
  }
  return Buffer.from(encode({ width: side, height: side, data: picture, channels: 4 }))
}

/** Draws one pixel over another ("source over", W3C Compositing and Blending, 5.2). */
function cover(picture: Pixels, at: number, over: ArrayLike<number>, from: number): void {
  const opacity = (over[from + 3] ?? 0) / 255
  const below = ((picture[at + 3] ?? 0) / 255) * (1 - opacity)
  const sum = opacity + below
  if (sum === 0) return
  for (let channel = 0; channel < 3; channel += 1) {
    picture[at + channel] =
      ((over[from + channel] ?? 0) * opacity + (picture[at + channel] ?? 0) * below) / sum
  }
  picture[at + 3] = sum * 255
}

/** Removes what is below the pixel ("destination out"). */
function erase(picture: Pixels, at: number, cut: ArrayLike<number>, from: number): void {
  picture[at + 3] = (picture[at + 3] ?? 0) * (1 - (cut[from + 3] ?? 0) / 255)
}
