/** An error that nobody expected, in a command: its reference leads from the sentence to the stack. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCommandLine } from '../../../main/adapters/cli/program.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

async function failing(folder: string, ...options: string[]) {
  let err = ''
  const bug = () => Promise.reject(new TypeError('a bug'))
  const code = await runCommandLine({
    argv: ['jobs', '--data', folder, ...options],
    env: { LANG: 'en' },
    stdout: { write: () => true },
    stderr: { write: (text) => (err += text) },
    ask: null,
    signal: new AbortController().signal,
    version: '1.2.3',
    self: ['vigie'],
    connect: bug,
    openLocal: bug,
    serve: bug,
  })
  return { code, err }
}

const SENTENCE = /^An internal error occurred \((\S+)\)\. See "vigie logs" for details\.\n/

describe('an unexpected error in a command', () => {
  it('is one sentence, whose reference the log has beside the stack', async () => {
    const folder = tempFolder()
    const { code, err } = await failing(folder)
    const [whole, reference = ''] = SENTENCE.exec(err) ?? []
    expect({ code, err }).toEqual({ code: 1, err: whole })
    const lines = readFileSync(join(folder, 'logs', 'vigie.log'), 'utf8').split('\n')
    const line = lines.find((one) => one.includes(reference))
    expect(line).toMatch(/ERROR command-line {2}A command failed inside\./)
    expect(line).toContain('TypeError: a bug')
    expect(line).toContain('unexpected.test.ts')
  })

  it('has another reference each time', async () => {
    const folder = tempFolder()
    const [first, second] = [await failing(folder), await failing(folder)]
    expect(SENTENCE.exec(first.err)?.[1]).not.toBe(SENTENCE.exec(second.err)?.[1])
  })

  it('shows its stack itself if the log cannot be written', async () => {
    const folder = join(tempFolder(), 'data')
    mkdirSync(folder)
    writeFileSync(join(folder, 'logs'), 'a file in the way')
    expect((await failing(folder)).err).toContain('unexpected.test.ts')
    expect(JSON.parse((await failing(folder, '--json')).err).error).toMatchObject({
      code: 'internal',
      stack: expect.stringContaining('unexpected.test.ts'),
    })
  })
})
