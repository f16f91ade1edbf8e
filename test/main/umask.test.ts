/** What the program writes under a shell whose new files anybody may read and write. */
import { execFile } from 'node:child_process'
import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { tempFolder } from '../helpers/temp-folder.ts'

const program = join(import.meta.dirname, '../../main/cli.ts')

it.skipIf(process.platform === 'win32')(
  'data, logs and compiled code are their owner’s alone',
  { timeout: 120_000 },
  async () => {
    const home = tempFolder()
    const { NODE_COMPILE_CACHE: _, XDG_CACHE_HOME: __, ...env } = process.env
    const words = [process.execPath, program, 'run', 'fear-greed', '--data', join(home, 'data')]
    await promisify(execFile)('sh', ['-c', 'umask 000; exec "$@"', 'sh', ...words], {
      env: { ...env, HOME: home },
    })
    const written = readdirSync(home, { recursive: true }).map(String)
    expect(written).toEqual(
      expect.arrayContaining(['.cache/vigie/code', 'data/vigie.db', 'data/logs/vigie.log']),
    )
    expect(written.filter((name) => (lstatSync(join(home, name)).mode & 0o077) !== 0)).toEqual([])
  },
)
