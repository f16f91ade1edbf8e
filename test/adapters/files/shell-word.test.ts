import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { shellWord } from '../../../main/adapters/files/shell-word.ts'

test.each(['/var/lib/vigie', '/home/zoé/mes données', `/tmp/it's "$HOME" \`id\``, '/tmp/a*b;c'])(
  'A shell reads %s as it is',
  (path) => {
    expect(execFileSync('sh', ['-c', `printf %s ${shellWord(path, 'linux')}`], { encoding: 'utf8' })).toBe(
      path,
    )
  },
)

test('A plain path has no quotation marks, and one of Windows keeps its backslashes', () => {
  expect(shellWord('/var/lib/vigie', 'linux')).toBe('/var/lib/vigie')
  expect(shellWord(String.raw`C:\Users\zoe\vigie`, 'win32')).toBe(String.raw`C:\Users\zoe\vigie`)
  expect(shellWord(String.raw`C:\Program Files\vigie`, 'win32')).toBe(String.raw`"C:\Program Files\vigie"`)
})
