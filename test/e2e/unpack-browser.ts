/** Unpacks the browser before test files run side by side: two that unpack it at once leave one of them half a file. */
import { browserPath } from '../helpers/browser.ts'

export async function setup(): Promise<void> {
  await browserPath()
}
