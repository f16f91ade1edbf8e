/** What `vigie restart` keeps of the instance it replaces. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { tempFolder } from '../helpers/temp-folder.ts'

const program = join(import.meta.dirname, '../../main/cli.ts')
const run = promisify(execFile)

async function command(folder: string, env: Record<string, string>, ...words: string[]) {
  const { stdout } = await run(process.execPath, [program, ...words, '--data', folder, '--json'], {
    env: { ...process.env, ...env },
  })
  return JSON.parse(stdout)
}

test('a restart keeps the address, and on Linux the environment', async () => {
  const folder = tempFolder()
  onTestFinished(() => void command(folder, {}, 'stop').catch(() => undefined))
  await command(folder, { DIEGO_URL: 'http://127.0.0.1:9' }, 'start', '--port', '0')
  const before = await command(folder, {}, 'status')
  await command(folder, {}, 'restart')
  const after = await command(folder, {}, 'status')
  expect(after.pid).not.toBe(before.pid)
  expect(after.url).toBe(before.url)
  const { definition } = await command(folder, {}, 'jobs', 'analysis')
  if (existsSync('/proc/self/environ')) expect(definition.settings.url).toBe('http://127.0.0.1:9')
  await command(folder, {}, 'stop')
})
