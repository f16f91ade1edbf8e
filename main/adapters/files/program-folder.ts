/** Finds the program's own files: assets, the built panel. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Returns the folder with `package.json`, in a checkout, in `dist/` and inside a package. */
export function programFolder(from: string = import.meta.dirname): string {
  if (existsSync(join(from, 'package.json')) || dirname(from) === from) return from
  return programFolder(dirname(from))
}
