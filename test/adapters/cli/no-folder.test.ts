/** A data folder that can be none is refused by every command, in one sentence that names what is in the way. */
import { execFile } from 'node:child_process'
import { chmodSync, chownSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { vigie } from '../../helpers/instance.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

const COMMANDS = [
  'start',
  'serve',
  'stop',
  'restart',
  'status',
  'jobs',
  'run alerts',
  'settings get',
  'settings set storage.log_days=30',
  'token',
  'tokens list',
  'logs',
  'backup copy.db',
  'restore copy.db',
  'service show',
  'assets list',
]

function obstacles() {
  const folder = tempFolder()
  const file = join(folder, 'file')
  writeFileSync(file, '')
  symlinkSync('/nowhere/at/all', join(folder, 'link'))
  return [
    [file, 'it is a file, not a folder'],
    [join(file, 'data'), `${file} is a file, not a folder`],
    [join(folder, 'link'), `${join(folder, 'link')} is a link to /nowhere/at/all, where there is nothing`],
  ] as const
}

test.each(COMMANDS)('vigie %s', async (words) => {
  for (const [folder, reason] of obstacles()) {
    const { code, out, err } = await vigie(folder, ...words.split(' '))
    expect({ code, out }).toEqual({ code: 9, out: '' })
    expect(err).toMatch(/^[^\n]+\n$/)
    expect(err).toContain(`${folder} cannot be used (${reason}).`)
  }
})

const program = join(import.meta.dirname, '../../../main/cli.ts')
const run = promisify(execFile)

test.skipIf(process.getuid?.() !== 0).each(['start', 'stop', 'status', 'jobs'])(
  'vigie %s on a folder of another user that may not be entered says so, not that Vigie is not running',
  async (word) => {
    const folder = tempFolder()
    chownSync(folder, 4321, 4321)
    chmodSync(folder, 0o700)
    const asAnother = { uid: 4322, gid: 4322, env: { LANG: 'C' } }
    const failure = run(process.execPath, [program, word, '--data', folder], asAnother)
    await expect(failure).rejects.toMatchObject({
      code: 9,
      stderr: expect.stringContaining(`${folder} cannot be used (it belongs to another user (number 4321)).`),
    })
  },
)
