/**
 * `node scripts/screenshots.ts [--out FOLDER] [--only VIEW,...] [--looks LOOK,...]`: takes pictures of every view. Starts a
 * seeded instance and captures it in light and dark, English and French, at 400, 800, 1440 and 2560 px. A look is named
 * as `fr-dark-400`, or by a part of it. Build the panel first (`npm run build`).
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../test/helpers/browser.ts'
import { readWhole } from '../test/helpers/read-whole.ts'
import { startSeededInstance } from './seed/instance.ts'

const PLACES = [
  'now',
  'alerts',
  'alerts/calendar',
  'alerts/maintenances',
  'alerts/assets',
  'alerts/rules',
  'trades',
  'jobs',
  'jobs?as=timeline',
  'jobs/fear-greed',
  'occupations',
  'occupations/M1805',
  'analysis',
  'log',
  'settings',
] as const

interface ScreenshotLook {
  readonly name: string
  readonly width: number
  readonly height: number
  readonly theme: 'light' | 'dark'
  readonly locale: string
}

/** A page that is longer, such as the log, is cut here, px. */
const HIGHEST = 2400

/** A popover, a half window, a window, and the widest screens. */
const SIZES = [
  { width: 400, height: 760 },
  { width: 800, height: 900 },
  { width: 1440, height: 900 },
  { width: 2560, height: 1440 },
] as const

const LOOKS: readonly ScreenshotLook[] = SIZES.flatMap(({ width, height }) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    ['en-GB', 'fr-FR'].map((locale) => ({
      name: `${locale.slice(0, 2)}-${theme}-${width}`,
      width,
      height,
      theme,
      locale,
    })),
  ),
)

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'dist/screenshots' },
    only: { type: 'string', default: '' },
    looks: { type: 'string', default: '' },
    scale: { type: 'string', default: '2' },
    /** Uses a running instance, with its token. */
    url: { type: 'string' },
    token: { type: 'string', default: '' },
  },
})

async function picture(browser: Browser, url: string, token: string, place: string, look: ScreenshotLook) {
  const context = await browser.newContext({
    viewport: { width: look.width, height: look.height },
    deviceScaleFactor: Number(values.scale),
    colorScheme: look.theme,
    locale: look.locale,
    timezoneId: 'Europe/Paris',
    reducedMotion: 'reduce',
  })
  try {
    const page = await context.newPage()
    await page.goto(`${url}/#/${place}&token=${token}`)
    await page.locator('main .card').first().waitFor()
    await readWhole(page)
    await page.evaluate(() => document.fonts.ready)
    const file = `${place.replace(/[^a-z0-9]+/gi, '-')}-${look.name}.png`
    const height = await page.evaluate(() => document.documentElement.scrollHeight)
    const clip = { x: 0, y: 0, width: look.width, height: Math.min(height, HIGHEST) }
    await page.screenshot({
      path: join(values.out, file),
      ...(look.width > 600 && { fullPage: true, clip }),
    })
    console.log(file)
  } finally {
    await context.close()
  }
}

async function pictures(url: string, token: string): Promise<void> {
  const only = values.only.split(',').filter(Boolean)
  const places = PLACES.filter((place) => only.length === 0 || only.includes(place))
  const chosen = values.looks.split(',').filter(Boolean)
  const looks = LOOKS.filter(({ name }) => chosen.length === 0 || chosen.some((part) => name.includes(part)))
  mkdirSync(values.out, { recursive: true })
  const browser = await launchBrowser()
  try {
    for (const place of places) for (const look of looks) await picture(browser, url, token, place, look)
  } finally {
    await browser.close()
  }
}

async function ofOwnInstance(): Promise<void> {
  const instance = await startSeededInstance()
  try {
    await pictures(instance.url, instance.token)
  } finally {
    await instance.stop()
  }
}

await (values.url ? pictures(values.url.replace(/\/$/, ''), values.token) : ofOwnInstance())
