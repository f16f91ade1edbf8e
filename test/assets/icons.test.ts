import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, test } from 'vitest'
import { LAYERS, stripFile, TRAY_SIZES, TRAY_THEMES } from '../../main/core/tray/icon.ts'
import { icnsOf, icoOf } from '../../scripts/icons/containers.ts'
import { trayStrip } from '../../scripts/icons/tray-svg.ts'

const ASSETS = join(import.meta.dirname, '..', '..', 'assets')
const PNG_SIGNATURE = '89504e470d0a1a0a'

function sizeOf(path: string): { width: number; height: number } {
  const bytes = readFileSync(path)
  expect(bytes.subarray(0, 8).toString('hex')).toBe(PNG_SIGNATURE)
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

test.each(TRAY_THEMES)('every layer of the tray icon exists in every size for the theme %s', (theme) => {
  for (const size of TRAY_SIZES) {
    const strip = { width: size * LAYERS.length, height: size }
    expect(sizeOf(join(ASSETS, 'tray', stripFile(theme, size)))).toEqual(strip)
  }
})

test.each(TRAY_THEMES)('the drawings of the theme %s are those of the script', (theme) => {
  for (const size of TRAY_SIZES) {
    const file = join(ASSETS, 'tray', 'svg', `${theme}-${size}.svg`)
    expect(readFileSync(file, 'utf8')).toBe(trayStrip(theme, size))
  }
})

it('the application icon exists for each system', () => {
  for (const file of ['icon.ico', 'icon.icns', 'vigie.svg', '512x512.png']) {
    expect(existsSync(join(ASSETS, 'icons', file))).toBe(true)
  }
})

it('an .ico tells where each picture lies', () => {
  const png = Uint8Array.of(1, 2, 3)
  const ico = icoOf([
    { size: 16, png },
    { size: 256, png },
  ])
  expect([ico.readUInt16LE(2), ico.readUInt16LE(4)]).toEqual([1, 2])
  expect([ico.readUInt8(6), ico.readUInt8(22)]).toEqual([16, 0])
  const offset = ico.readUInt32LE(34)
  expect([...ico.subarray(offset, offset + ico.readUInt32LE(30))]).toEqual([1, 2, 3])
})

it('an .icns says its whole length and refuses a size it has no entry for', () => {
  const icns = icnsOf([{ size: 1024, png: Uint8Array.of(9) }])
  expect(icns.toString('latin1', 0, 4)).toBe('icns')
  expect(icns.readUInt32BE(4)).toBe(icns.length)
  expect(() => icnsOf([{ size: 17, png: Uint8Array.of(9) }])).toThrow('17 pixels')
})
