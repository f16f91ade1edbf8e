import { app } from 'electron'
import { ownAppImage } from '../../adapters/electron/app-image.ts'

/** Starts this program again after it has ended. @param words its arguments; by default those it was started with */
export function relaunch(words: readonly string[] = process.argv.slice(1)): void {
  const image = ownAppImage(process)
  app.relaunch({ args: [...words], ...(image === null ? {} : { execPath: image }) })
}
