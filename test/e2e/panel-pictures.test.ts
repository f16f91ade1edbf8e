/**
 * Every part of the panel looks as it did, in both themes. After a change that is meant:
 * `VIGIE_KEEP_PICTURES=1 npx vitest run --project panel test/e2e/panel-pictures.test.ts`, then look at the changed files.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../helpers/browser.ts'
import { differenceOf, reasonNotToCompare } from '../helpers/pictures.ts'

const ROOT = join(import.meta.dirname, '../..')
const THEMES = ['light', 'dark'] as const

/** Parts that show more once their button is pressed, with what then covers the page. */
const OPENED: Readonly<Record<string, string>> = {
  Dialog: 'dialog',
  FailureDialog: 'dialog',
  Menu: '[data-part=Menu]',
}

const folder = mkdtempSync(join(tmpdir(), 'vigie-parts-'))
let browser: Browser
let reason: string | null
const pages = new Map<string, Page>()

beforeAll(async () => {
  const build = `(await import('./scripts/build/parts.ts')).buildParts(process.argv[1])`
  execFileSync(process.execPath, ['-e', build, folder], { cwd: ROOT, stdio: 'inherit' })
  browser = await launchBrowser()
  reason = await reasonNotToCompare(browser)
  for (const theme of THEMES) pages.set(theme, await openParts(theme))
})
afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true })
})

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
}

async function openParts(colorScheme: (typeof THEMES)[number]): Promise<Page> {
  const context = await browser.newContext({
    colorScheme,
    reducedMotion: 'reduce',
    viewport: { width: 520, height: 800 },
    timezoneId: 'Europe/Paris',
    locale: 'en-GB',
  })
  const page = await context.newPage()
  await page.clock.setFixedTime('2026-03-11T09:30:00Z')
  await page.route('http://parts.test/**', (route) => {
    const { pathname } = new URL(route.request().url())
    return route.fulfill({
      body: readFileSync(join(folder, pathname)),
      contentType: TYPES[extname(pathname)] ?? 'application/octet-stream',
    })
  })
  await page.goto('http://parts.test/parts.html')
  await page.locator('[data-part=Plot] canvas').waitFor()
  return page
}

const pageOf = (theme: string): Page => {
  const page = pages.get(theme)
  if (page === undefined) throw new Error(`no page is open in the theme ${theme}`)
  return page
}

const shownParts = () =>
  pageOf('light')
    .locator('[data-part]')
    .evaluateAll((all) => all.map((part) => part.getAttribute('data-part') ?? ''))

/** Parts whose states another one shows: a plot is shown as it is loaded, a form in place looks like its fields, a bar like its buttons, rows like what is in them. */
const SHOWN_BY: Readonly<Record<string, string>> = {
  LazyPlot: 'Plot',
  PlotFiles: 'Plot',
  InlineForm: 'Input',
  BulkBar: 'Button',
  GroupedRows: 'Card',
  InSight: 'Card',
  RangeControl: 'Choice',
  FormButtons: 'Button',
  CopyButton: 'Button',
  FieldNote: 'TextField',
  SelectField: 'TextField',
  FilterSelect: 'TextField',
  RemoveDetails: 'Button',
}

test('every part has its place on the page', async () => {
  const files = readdirSync(join(ROOT, 'renderer/parts')).filter((name) => name.endsWith('.tsx'))
  const names = files.map((file) => file.replace('.tsx', '')).map((name) => SHOWN_BY[name] ?? name)
  expect(await shownParts()).toEqual(expect.arrayContaining(names))
})

test.for(THEMES)('every part looks as it did, %s', async (theme, { skip }) => {
  if (reason !== null) skip(reason)
  const page = pageOf(theme)
  const differences: string[] = []
  for (const name of await shownParts()) {
    const picture = await page.locator(`[data-part=${name}]`).screenshot()
    const difference = differenceOf(`${name}-${theme}`, picture)
    if (difference !== null) differences.push(`${name}: ${difference}`)
  }
  expect(differences, 'the new pictures are in dist/pictures').toEqual([])
})

test.for(THEMES)('what a part opens looks as it did, %s', async (theme, { skip }) => {
  if (reason !== null) skip(reason)
  const page = pageOf(theme)
  const differences: string[] = []
  for (const [name, opened] of Object.entries(OPENED)) {
    await page.locator(`[data-part=${name}]`).getByRole('button').first().click()
    const difference = differenceOf(`${name}-open-${theme}`, await page.locator(opened).last().screenshot())
    if (difference !== null) differences.push(`${name}: ${difference}`)
    await page.keyboard.press('Escape')
  }
  expect(differences, 'the new pictures are in dist/pictures').toEqual([])
})
