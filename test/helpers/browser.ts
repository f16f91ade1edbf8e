/** The Chromium of the npm package, or an installed Chrome. */
import { existsSync } from 'node:fs'
import sparticuz from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

/** No other arguments: those the package suggests run everything in one process, which ends with a page. */
const ARGUMENTS = ['--no-sandbox', '--hide-scrollbars']

const INSTALLED = [
  process.env.CHROME_PATH,
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** @param switches additional arguments of Chromium */
export async function launchBrowser(switches: readonly string[] = []): Promise<Browser> {
  const args = [...ARGUMENTS, ...switches]
  return chromium.launch({ executablePath: await browserPath(), args, headless: true })
}

/** Unpacked at its first use. @throws if no browser is found */
export async function browserPath(): Promise<string> {
  if (process.platform === 'linux') return sparticuz.executablePath()
  const found = INSTALLED.find((path) => path && existsSync(path))
  if (!found) throw new Error('No browser: install Chrome, or name one in CHROME_PATH.')
  return found
}
