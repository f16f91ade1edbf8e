/** Real data sets: beside the checkout on some machines, or where VIGIE_DATA says. They are never part of the project. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = process.env.VIGIE_DATA ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'data')

/** Returns the path of a data file, or null if this machine lacks it: the name of the skipped test says why. */
export function sharedData(...path: string[]): string | null {
  const file = join(ROOT, ...path)
  return existsSync(file) ? file : null
}
