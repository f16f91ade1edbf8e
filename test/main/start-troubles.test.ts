/** A start that works, but not as its owner expects, says so. */
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test, vi } from 'vitest'
import { vigie } from '../helpers/instance.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

/** Processes start slowly on a busy machine. */
vi.setConfig({ testTimeout: 120_000 })

const program = join(import.meta.dirname, '../../main/cli.ts')

/** `vigie start` in a process of its own. */
async function start(folder: string, ...words: string[]) {
  onTestFinished(async () => void (await vigie(folder, 'stop')))
  const all = [program, 'start', '--data', folder, '--language', 'en', ...words]
  return promisify(execFile)(process.execPath, all)
}

test('with a damaged database names what became of it', async () => {
  const folder = tempFolder()
  writeFileSync(join(folder, 'vigie.db'), 'no database'.repeat(1000))
  const { stdout, stderr } = await start(folder, '--port', '0')
  expect(stdout).toMatch(/^Vigie is running/)
  expect(stderr).toContain('The database was damaged and no good backup was found.')
})

test('whose port another program has says so', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void other.close())
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const folder = tempFolder()
  await vigie(folder, 'settings', 'set', `door.port=${port}`, 'door.rest_enabled=true')
  const { stdout, stderr } = await start(folder)
  expect(stdout).toMatch(/^Vigie is running/)
  expect(stderr).toContain(`Port ${port} is in use by another program.`)
})
