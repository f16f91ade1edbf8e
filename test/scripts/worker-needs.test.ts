import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { NEEDED_BY_IMPORTS, NEEDED_BY_WORKERS } from '../../scripts/build/main.ts'

const root = join(import.meta.dirname, '../..')
const IMPORT = /^(?:import|export) (?!type\b)(?:[^'"]*? from )?'(\.[^']+)'/gm

/** The shared files that an entry loads before it works, as paths below the root. */
function sharedNeedsOf(entry: string): string[] {
  const seen = new Set<string>()
  const visit = (path: string) => {
    if (seen.has(path)) return
    seen.add(path)
    for (const [, target = ''] of readFileSync(path, 'utf8').matchAll(IMPORT))
      visit(join(dirname(path), target))
  }
  visit(join(root, entry))
  return [...seen]
    .map((path) => relative(root, path).replaceAll('\\', '/'))
    .filter((path) => path.startsWith('shared/'))
}

const neededBeside = (name: string, expected: readonly RegExp[]) =>
  sharedNeedsOf(`main/adapters/workers/${name}.worker.ts`).filter(
    (path) => !path.startsWith('shared/messages/') && !expected.some((one) => one.test(path)),
  )

test.each(['alert-pass', 'archive', 'bars', 'verify', 'adopt'])(
  'the thread "%s" begins without the schemas of the contract',
  (name) => {
    expect(sharedNeedsOf(`main/adapters/workers/${name}.worker.ts`)).toContain('shared/errors.ts')
    expect(neededBeside(name, [NEEDED_BY_WORKERS])).toEqual([])
  },
)

test('the thread "import" begins with the schemas of what it imports only', () => {
  expect(neededBeside('import', [NEEDED_BY_WORKERS, NEEDED_BY_IMPORTS])).toEqual([])
})
