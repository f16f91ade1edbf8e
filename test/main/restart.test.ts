/** What `vigie restart` keeps of the instance it replaces, and that it stops none that it could not start again. */
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished, test, vi } from 'vitest'
import { placeOfCrashed } from '../../main/adapters/cli/running-place.ts'
import { connect } from '../../main/adapters/sqlite/connection.ts'
import { databasePath } from '../../main/adapters/sqlite/store.ts'
import { startInstance } from '../helpers/instance.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

const program = join(import.meta.dirname, '../../main/cli.ts')
const run = promisify(execFile)
/** Processes start slowly on a busy machine. */
vi.setConfig({ testTimeout: 120_000 })

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

test.each(['start', 'restart'])(
  'after a kill, %s listens where the instance was told to, and says so',
  async (word) => {
    const folder = tempFolder()
    onTestFinished(() => void command(folder, {}, 'stop').catch(() => undefined))
    const port = await freePort()
    const { pid } = await command(folder, {}, 'start', '--port', String(port))
    process.kill(pid, 'SIGKILL')
    await expect.poll(() => command(folder, {}, 'status').catch(() => null), { timeout: 30_000 }).toBeNull()
    await command(folder, {}, 'settings', 'set', 'storage.log_days=30')
    const { stderr } = await run(process.execPath, [program, word, '--data', folder])
    expect(stderr).toContain(`the options of that start still count: --port ${port}.`)
    expect((await command(folder, {}, 'status')).url).toBe(`http://127.0.0.1:${port}/`)
    await command(folder, {}, 'stop')
    expect(placeOfCrashed(folder)).toEqual({})
  },
)

test('a start of what runs already says which of its options are not in force, and how to apply them', async () => {
  const folder = tempFolder()
  onTestFinished(() => void command(folder, {}, 'stop').catch(() => undefined))
  await command(folder, {}, 'start', '--port', '0')
  const again = (...words: string[]) => run(process.execPath, [program, 'start', ...words, '--data', folder])
  const port = String(await freePort())
  expect((await again('--port', port, '--in-clear')).stderr).toContain(
    `--port ${port} --in-clear is not in force. Apply it with "vigie restart --port ${port} --in-clear".`,
  )
  expect((await again('--port', '0', '--host', 'localhost')).stderr).toBe('')
  await command(folder, {}, 'stop')
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

describe('a restart that would end as a stop is refused, and the instance still runs', () => {
  async function running() {
    const instance = await startInstance()
    onTestFinished(() => instance.stop())
    const restart = async (...words: string[]) => {
      const { code, err } = await instance.vigie('restart', ...words)
      expect((await instance.vigie('status')).code).toBe(0)
      return { code, err }
    }
    return { folder: instance.folder, restart }
  }
  const refused = (part: string) => ({ code: 8, err: expect.stringContaining(part) })

  it.skipIf(process.getuid?.() !== 0)('by root on the folder of another user', async () => {
    const { folder, restart } = await running()
    chownSync(folder, 4321, 4321)
    expect(await restart()).toEqual(refused('belongs to another user'))
  })

  it('at an address that is read on the way', async () => {
    const { restart } = await running()
    expect(await restart('--host', '0.0.0.0')).toEqual(refused('On "0.0.0.0"'))
  })

  it('at a port that another program has', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    onTestFinished(() => void other.close())
    const { port } = other.address() as AddressInfo
    const { restart } = await running()
    expect(await restart('--port', String(port))).toEqual(refused(`Port ${port} is in use`))
  })

  it('by a program that is older than the database', async () => {
    const { folder, restart } = await running()
    const db = connect(databasePath(folder))
    db.pragma('user_version = 9999')
    db.close()
    expect(await restart()).toEqual({ code: 9, err: expect.stringContaining('newer Vigie') })
  })
})
