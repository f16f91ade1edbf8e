/** Real data sets that lie beside a checkout on some machines. They are never part of the project. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..', '..', '..', 'shared', 'data')

/** The path of a data file, or null where this machine does not have it: the test is skipped, and its name says why. */
export function sharedData(...path: string[]): string | null {
  const file = join(ROOT, ...path)
  return existsSync(file) ? file : null
}
