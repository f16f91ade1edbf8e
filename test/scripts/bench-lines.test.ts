/** The lines of the benchmarks: each is run in a process of its own, which finds it by its file. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const LINES = join(import.meta.dirname, '../bench/lines')

test('each line is in a file of its own, by which it is found', () => {
  const registry = readFileSync(join(LINES, 'registry.ts'), 'utf8')
  const lines = [...registry.matchAll(/^import \{ (.+) \} from '\.\/(.+)\.ts'$/gm)]
  const several = lines.filter(([, names = '']) => names.includes(','))
  const nameless = lines.filter(([, , file = '']) => {
    const text = readFileSync(join(LINES, `${file}.ts`), 'utf8')
    return !text.includes(`'${file}'`)
  })
  expect(lines.length).toBeGreaterThan(20)
  expect([several, nameless]).toEqual([[], []])
})
