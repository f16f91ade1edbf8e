/** Real data sets that exist beside a checkout on some machines. They are never part of the project. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..', '..', '..', 'shared', 'data')

/** Returns the path of a data file, or null if this machine lacks it: the name of the skipped test says why. */
export function sharedData(...path: string[]): string | null {
  const file = join(ROOT, ...path)
  return existsSync(file) ? file : null
}
