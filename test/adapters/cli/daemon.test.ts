/** A start in the background of a process that ends before it answers. */
import { existsSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Cli } from '../../../main/adapters/cli/base.ts'
import type { CliEnvironment } from '../../../main/adapters/cli/cli-environment.ts'
import { startDetached } from '../../../main/adapters/cli/daemon.ts'
import { VigieError } from '../../../shared/errors.ts'
import { caught } from '../../helpers/caught.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

function start(script: string, dataFolder = tempFolder()) {
  const instance = () => Promise.reject(new VigieError('not_running_instance'))
  const { signal } = new AbortController()
  const cli = { dataFolder, language: 'en', instance, signal } as unknown as Cli
  const self = [process.execPath, '-e', script] as const
  return caught(startDetached(cli, { self } as unknown as CliEnvironment, {}))
}

test.each([
  ['its exit code', 'process.exit(3)', '3'],
  ['its signal', 'process.kill(process.pid, "SIGKILL")', 'SIGKILL'],
])('without a sentence is told with %s', async (_what, script, end) => {
  expect(await start(script)).toMatchObject({ code: 'start_ended', end })
})

test('with a sentence is told with that', async () => {
  const error = { code: 'port_in_use', params: { port: 80 } }
  expect(await start(`console.error('${JSON.stringify({ error })}')`)).toMatchObject({ code: 'port_in_use' })
})

test.skipIf(!existsSync('/dev/full'))(
  'whose sentence does not fit on the disk is told with that',
  async () => {
    const folder = tempFolder()
    mkdirSync(join(folder, 'logs'))
    symlinkSync('/dev/full', join(folder, 'logs', 'start.err'))
    expect(await start('console.error("{}"); process.exit(9)', folder)).toMatchObject({ code: 'disk_full' })
  },
)
