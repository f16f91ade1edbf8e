import { expect, test } from 'vitest'
import { commonChunk } from '../../scripts/build/common-chunk.ts'

const main = '/vigie/main'
const file = (path: string) => `${main}/${path}`

/** What each file imports; after a colon, what it loads late. */
const IMPORTS: Readonly<Record<string, string>> = {
  'command-line.ts': ': adapters/cli/process.ts headless.ts',
  'adapters/cli/process.ts': 'lock.ts store.ts usage.ts',
  'headless.ts': 'lock.ts store.ts router.ts',
  'store.ts': 'pragmas.ts : restore.ts',
  'pass.worker.ts': 'lock.ts',
}

function chunkOf(path: string): string | null {
  const name = commonChunk(main, [file('pass.worker.ts')])
  return name(file(path), {
    getModuleInfo: (id) => {
      const [now = '', late = ''] = (IMPORTS[id.slice(main.length + 1)] ?? '').split(':')
      const files = (names: string) => names.split(' ').filter(Boolean).map(file)
      return { importedIds: files(now), dynamicallyImportedIds: files(late) }
    },
  })
}

test.each([
  ['what a command and the server import', 'store.ts', 'common'],
  ['what that imports', 'pragmas.ts', 'common'],
  ['what it loads late', 'restore.ts', null],
  ['what only commands import', 'usage.ts', null],
  ['what only the server imports', 'router.ts', null],
  ['what a worker imports too', 'lock.ts', null],
])('%s: %s is in the chunk %s', (_what, path, chunk) => {
  expect(chunkOf(path)).toBe(chunk)
})
