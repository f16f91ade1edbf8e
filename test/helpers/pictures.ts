/** Pictures of the parts of the panel: taken in a browser, compared with those that are kept. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { decode } from 'fast-png'
import type { Browser } from 'playwright-core'

const KEPT = join(import.meta.dirname, '../e2e/pictures')
const DIFFERENT = join(import.meta.dirname, '../../dist/pictures')

/** Set to 1, the pictures are kept as they are now. */
const KEEPS = process.env.VIGIE_KEEP_PICTURES === '1'

/** A smaller change of a colour is that of a rounding. */
const VISIBLE = 24
/** Share of the pixels that may differ. */
const TOLERATED = 0.001

/** What pictures depend on besides the panel: the browser, and the fonts of this machine. */
async function surroundings(browser: Browser): Promise<string> {
  const page = await browser.newPage()
  const widths = await page.evaluate(() => {
    const pen = document.createElement('canvas').getContext('2d')
    if (!pen) throw new Error('the browser has no canvas')
    return ['system-ui', 'sans-serif', 'monospace'].map((font) => {
      pen.font = `40px ${font}`
      return pen.measureText('Vigie 0123456789 àéîôù ‘Wąż’').width.toFixed(2)
    })
  })
  await page.close()
  return `${process.platform} ${browser.version()} ${widths.join(' ')}`
}

/** Returns why pictures cannot be compared here; null if they can. Keeps what they depend on if pictures are kept. */
export async function reasonNotToCompare(browser: Browser): Promise<string | null> {
  const file = join(KEPT, 'surroundings.txt')
  const here = await surroundings(browser)
  if (KEEPS) write(file, `${here}\n`)
  const kept = existsSync(file) ? readFileSync(file, 'utf8').trim() : 'nowhere'
  return kept === here
    ? null
    : `the pictures were taken with other fonts or another browser (${kept}; here ${here})`
}

/** Compares a picture with the one of its name, or keeps it. @returns how they differ; null if they look alike */
export function differenceOf(name: string, picture: Uint8Array): string | null {
  const file = join(KEPT, `${name}.png`)
  if (KEEPS) {
    write(file, picture)
    return null
  }
  const difference = existsSync(file) ? compared(readFileSync(file), picture) : 'there is no kept picture'
  if (difference !== null) write(join(DIFFERENT, `${name}.png`), picture)
  return difference
}

function compared(kept: Uint8Array, picture: Uint8Array): string | null {
  const [before, now] = [decode(kept), decode(picture)]
  if (before.width !== now.width || before.height !== now.height) {
    return `${now.width} x ${now.height} px instead of ${before.width} x ${before.height}`
  }
  let different = 0
  for (let at = 0; at < now.data.length; at += now.channels) {
    const channels = [0, 1, 2].map((one) =>
      Math.abs((before.data[at + one] ?? 0) - (now.data[at + one] ?? 0)),
    )
    if (Math.max(...channels) > VISIBLE) different += 1
  }
  const share = different / (now.width * now.height)
  return share <= TOLERATED ? null : `${(100 * share).toFixed(2)} % of the pixels differ`
}

function write(file: string, content: Uint8Array | string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
}
