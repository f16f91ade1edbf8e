/** A start in the background of a process that ends before it answers. */
import { expect, test } from 'vitest'
import type { Cli } from '../../../main/adapters/cli/base.ts'
import type { CliEnvironment } from '../../../main/adapters/cli/cli-environment.ts'
import { startDetached } from '../../../main/adapters/cli/daemon.ts'
import { VigieError } from '../../../shared/errors.ts'
import { caught } from '../../helpers/caught.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

function start(script: string) {
  const instance = () => Promise.reject(new VigieError('not_running_instance'))
  const { signal } = new AbortController()
  const cli = { dataFolder: tempFolder(), language: 'en', instance, signal } as unknown as Cli
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
