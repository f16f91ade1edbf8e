/** The command line if its streams or its data folder are unusable. */
import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { vigie } from '../helpers/instance.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

const CLI = join(import.meta.dirname, '../../main/cli.ts')
const NODE = ['--disable-warning=ExperimentalWarning', CLI]

describe.skipIf(process.platform === 'win32')('streams', () => {
  test('an end of the pipe for errors does not change the exit code', () => {
    const script = `"$0" "$@" 2> >(exec true); exit $?`
    const { status } = spawnSync('bash', ['-c', script, process.execPath, ...NODE, 'nosuch'])
    expect(status).toBe(2)
  })

  test.skipIf(!existsSync('/dev/full'))(
    'a full disk behind the output is one sentence about the output, not a stack',
    () => {
      const full = openSync('/dev/full', 'w')
      const { status, stderr } = spawnSync(process.execPath, [...NODE, '--help'], {
        stdio: ['ignore', full, 'pipe'],
        encoding: 'utf8',
        env: { ...process.env, LC_ALL: 'C' },
      })
      closeSync(full)
      expect(status).toBe(9)
      expect(stderr).toBe('The output could not be written (the disk is full).\n')
    },
  )
})

describe('a data folder', () => {
  test('without a name is refused, not taken for the folder one stands in', async () => {
    expect(await vigie('', 'token')).toMatchObject({ code: 2, err: expect.stringContaining('"data"') })
  })

  test('that is a file is told so', async () => {
    const file = join(tempFolder(), 'file')
    writeFileSync(file, '')

    const doctor = await vigie(file, 'doctor', '--json')
    const folder = JSON.parse(doctor.out).findings.find(({ name }: { name: string }) => name === 'folder')

    expect(doctor.code).toBe(9)
    expect(folder).toMatchObject({ state: 'fail', detail: expect.stringContaining('not a folder') })
    expect(await vigie(file, 'start')).toMatchObject({
      code: 9,
      err: expect.stringContaining('it is a file, not a folder'),
    })
  })
})
