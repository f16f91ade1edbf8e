/** Where the program's own files are: assets, the built panel. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder that holds `package.json`, in a checkout, in `dist/` and inside a package. */
export function programFolder(from: string = import.meta.dirname): string {
  if (existsSync(join(from, 'package.json')) || dirname(from) === from) return from
  return programFolder(dirname(from))
}
