/** The options of every command are the same before its words as after them. */
import { expect, test } from 'vitest'
import { runCommandLine } from '../../../main/adapters/cli/program.ts'
import { collectingEnvironment } from '../../helpers/cli-environment.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

async function said(...words: string[]) {
  const out: string[] = []
  const err: string[] = []
  const code = await runCommandLine(collectingEnvironment(words, out, err))
  return { code, out: out.join(''), err: err.join('') }
}

test.each([
  ['--data', 'FOLDER', 'doctor', '--json'],
  ['--json', '--data=FOLDER', 'doctor'],
  ['--language', 'fr', '--json', '--data', 'FOLDER', 'doctor'],
])('vigie %s %s %s %s', async (...words) => {
  const folder = tempFolder()
  const { out } = await said(...words.map((word) => word.replace('FOLDER', folder)))
  expect(JSON.parse(out).findings).toEqual(expect.arrayContaining([expect.objectContaining({ state: 'ok' })]))
  expect(out).toContain(folder)
})

test('an option that is none is still refused, before a command and without one', async () => {
  for (const words of [
    ['--date', 'x', 'status'],
    ['--data', 'x'],
    ['--data', 'x', '--fast', 'status'],
  ])
    expect(await said(...words)).toMatchObject({ code: 2, out: '' })
})
