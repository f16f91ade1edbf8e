/** Unpacks the browser before test files run in parallel: two at once would leave one with a partial file. */
import { browserPath } from '../helpers/browser.ts'

export async function setup(): Promise<void> {
  await browserPath()
}
