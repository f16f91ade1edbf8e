/** `npm run icons`: draws every icon of `assets/` from its SVG. */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { LAYERS, stripFile, TRAY_SIZES, TRAY_THEMES } from '../main/core/tray/icon.ts'
import { APP_SVG } from './icons/app-svg.ts'
import { icnsOf, icoOf, type Picture } from './icons/containers.ts'
import { type Draw, withDrawing } from './icons/draw.ts'
import { trayStrip } from './icons/tray-svg.ts'

const ASSETS = join(import.meta.dirname, '..', 'assets')
const APP_SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024]
const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256]
const ICNS_SIZES = [32, 64, 128, 256, 512, 1024]

async function save(path: string, content: string | Uint8Array): Promise<void> {
  const file = join(ASSETS, path)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, content)
}

async function drawTray(draw: Draw): Promise<void> {
  for (const theme of TRAY_THEMES) {
    for (const size of TRAY_SIZES) {
      const svg = trayStrip(theme, size)
      await save(`tray/svg/${theme}-${size}.svg`, svg)
      await save(`tray/${stripFile(theme, size)}`, await draw(svg, size, size * LAYERS.length))
    }
  }
}

async function drawApp(draw: Draw): Promise<void> {
  await save('icons/vigie.svg', APP_SVG)
  const pictures: Picture[] = []
  for (const size of APP_SIZES) {
    const png = await draw(APP_SVG, size)
    pictures.push({ size, png })
    await save(`icons/${size}x${size}.png`, png)
  }
  const only = (sizes: readonly number[]) => pictures.filter(({ size }) => sizes.includes(size))
  await save('icons/icon.ico', icoOf(only(ICO_SIZES)))
  await save('icons/icon.icns', icnsOf(only(ICNS_SIZES)))
}

await withDrawing(async (draw) => {
  await drawApp(draw)
  await drawTray(draw)
})
