import { app } from 'electron'
import { ownAppImage } from '../../adapters/electron/app-image.ts'

/** Starts this program again once it has ended. @param words those it was started with, or others */
export function relaunch(words: readonly string[] = process.argv.slice(1)): void {
  const image = ownAppImage(process)
  app.relaunch({ args: [...words], ...(image === null ? {} : { execPath: image }) })
}
