/** The program as a separate process: started, killed, stopped. */
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, parse } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { vigie } from '../helpers/instance.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

const program = join(import.meta.dirname, '../../main/cli.ts')
const run = promisify(execFile)
const command = (folder: string, ...words: string[]) => commandFrom(process.cwd(), folder, ...words)
/** Like `command`, started in another working folder. */
const commandFrom = (cwd: string, folder: string, ...words: string[]) =>
  run(process.execPath, [program, ...words, '--data', folder, '--json'], { cwd })

/** A service that never answers, so that a run of the analysis job stays in flight. */
async function silentService(): Promise<string> {
  const server = createServer(() => undefined).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** Serves a folder until killed; resolves when the listeners are open. */
async function serving(folder: string, env: Record<string, string> = {}, cwd = process.cwd()) {
  const child = spawn(process.execPath, [program, 'serve', '--data', folder, '--port', '0', '--json'], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const [line] = await once(child.stdout, 'data')
  return { child, url: JSON.parse(String(line)).url as string }
}

const outcomes = async (folder: string, job: string): Promise<string[]> => {
  const { out } = await vigie(folder, 'runs', '--job', job, '--json')
  return JSON.parse(out).items.map(({ outcome }: { outcome: string }) => outcome)
}

/** Processes start slowly on a busy machine. */
vi.setConfig({ testTimeout: 120_000 })

describe('vigie start', () => {
  it('twice gives one instance, and stop ends it', async () => {
    const folder = tempFolder()
    const first = JSON.parse((await command(folder, 'start', '--port', '0')).stdout)
    const second = JSON.parse((await command(folder, 'start', '--port', '0')).stdout)
    expect(first.started).toBe(true)
    expect(second).toEqual({ started: false, pid: first.pid })
    expect(JSON.parse((await command(folder, 'stop')).stdout)).toEqual({ stopped: true })
    expect(() => process.kill(first.pid, 0)).toThrow()
  })

  it('at the same moment gives one instance to all', async () => {
    const folder = tempFolder()
    const starts = Array.from({ length: 3 }, () => command(folder, 'start', '--port', '0'))
    const answers = (await Promise.all(starts)).map(({ stdout }) => JSON.parse(stdout))
    expect(answers.filter(({ started }) => started)).toHaveLength(1)
    expect(new Set(answers.map(({ pid }) => pid)).size).toBe(1)
    await command(folder, 'stop')
  })

  it('works where the log can have no folder: its lines are beside the data, and the doctor names it', async () => {
    const folder = tempFolder()
    writeFileSync(join(folder, 'logs'), 'a file in the way')
    await command(folder, 'start', '--port', '0')
    const doctor = await command(folder, 'doctor').catch(({ stdout }) => ({ stdout: String(stdout) }))
    await command(folder, 'stop')
    const lines = readFileSync(join(folder, 'start.err'), 'utf8')
    expect(lines.match(/cannot be opened/g)).toHaveLength(1)
    expect(lines).toContain('Vigie starts.')
    expect(JSON.parse(doctor.stdout).findings).toContainEqual(
      expect.objectContaining({ name: 'log', state: 'fail', detail: expect.stringContaining('vigie.log') }),
    )
  })

  it('leaves the log to its files', async () => {
    const folder = tempFolder()
    await command(folder, 'start', '--port', '0')
    await command(folder, 'pause', 'alerts')
    await command(folder, 'stop')
    expect(readFileSync(join(folder, 'logs/vigie.log'), 'utf8')).toContain('Vigie starts.')
    expect(readFileSync(join(folder, 'logs/start.err'), 'utf8')).toBe('')
  })

  it.each([
    ['the root of the disk', () => parse(program).root],
    ['a home folder', tempFolder],
  ])('writes the log also from %s, where no package.json is', async (_, workingFolder) => {
    const folder = tempFolder()
    const cwd = workingFolder()
    await commandFrom(cwd, folder, 'start', '--port', '0')
    await commandFrom(cwd, folder, 'stop')
    const { stdout } = await commandFrom(cwd, folder, 'logs')
    expect(stdout).toContain('Vigie starts.')
  })

  it('gives the reason of a process that could not start', async () => {
    const folder = tempFolder()
    const { url } = await serving(folder)
    const other = tempFolder()
    const failure = command(other, 'start', '--port', new URL(url).port)
    await expect(failure).rejects.toMatchObject({ code: 8, stderr: expect.stringContaining('port_in_use') })
  })

  it('never says that an instance runs whose token cannot be used; the log has the reason too', async () => {
    const folder = tempFolder()
    writeFileSync(join(folder, 'api-token'), '')
    const failure = command(folder, 'start', '--port', '0')
    await expect(failure).rejects.toMatchObject({
      code: 9,
      stderr: expect.stringContaining('token_unreadable'),
    })
    expect(readFileSync(join(folder, 'logs/vigie.log'), 'utf8')).toContain(
      'A part could not start; Vigie ends.',
    )
  })
})

describe('vigie serve', () => {
  it('writes the log also from the root of the disk, where no package.json is', async () => {
    const folder = tempFolder()
    await serving(folder, {}, parse(program).root)
    expect(readFileSync(join(folder, 'logs/vigie.log'), 'utf8')).toContain('Vigie starts.')
  })
})

describe('a second instance on the same folder', () => {
  it('says who has it', async () => {
    const folder = tempFolder()
    const { child } = await serving(folder)
    const second = command(folder, 'serve', '--port', '0')
    await expect(second).rejects.toMatchObject({
      code: 8,
      stderr: expect.stringContaining(String(child.pid)),
    })
  })
})

describe('the end of the process', () => {
  it('by SIGTERM marks the runs in flight and closes the database', async () => {
    const folder = tempFolder()
    const { child } = await serving(folder, { DIEGO_URL: await silentService(), ENABLE_SCHEDULER: 'true' })
    await vigie(folder, 'configure', 'analysis', '--set', 'enabled=true')
    await vigie(folder, 'trigger', 'analysis')
    child.kill('SIGTERM')
    const [code] = await once(child, 'exit')
    expect(code).toBe(0)
    expect(await outcomes(folder, 'analysis')).toContain('interrupted')
  })

  it('by SIGKILL keeps the history, and the next start closes what was open', async () => {
    const folder = tempFolder()
    const { child } = await serving(folder, { DIEGO_URL: await silentService(), ENABLE_SCHEDULER: 'true' })
    await vigie(folder, 'run', 'alerts')
    await vigie(folder, 'pause', 'alerts', '--for', 'one_hour')
    await vigie(folder, 'trigger', 'analysis')
    child.kill('SIGKILL')
    await once(child, 'exit')
    const again = await serving(folder)
    expect(await outcomes(folder, 'analysis')).toContain('interrupted')
    expect(await outcomes(folder, 'alerts')).toContain('succeeded')
    expect(JSON.parse((await vigie(folder, 'jobs', 'alerts', '--json')).out).state).toBe('paused')
    again.child.kill('SIGTERM')
    await once(again.child, 'exit')
  })

  // Windows has no signal that a process can handle itself.
  it.skipIf(process.platform === 'win32')(
    'by an exception that nobody caught is logged with its stack, and Vigie started so starts again',
    async () => {
      const folder = tempFolder()
      const preload = join(folder, 'throw.mjs')
      writeFileSync(preload, THROWS_ON_SIGNAL)
      const env = { ...process.env, NODE_OPTIONS: `--import=${pathToFileURL(preload)}` }
      const start = [program, 'start', '--port', '0', '--data', folder, '--json']
      const { pid } = JSON.parse((await run(process.execPath, start, { env })).stdout)
      process.kill(pid, 'SIGUSR2')
      const pidNow = () => JSON.parse(readFileSync(join(folder, 'instance.json'), 'utf8')).pid
      await expect.poll(pidNow, { timeout: 60_000 }).not.toBe(pid)
      await expect.poll(() => vigie(folder, 'status').then(({ code }) => code), { timeout: 60_000 }).toBe(0)
      await command(folder, 'stop')
      const log = readFileSync(join(folder, 'logs/vigie.log'), 'utf8')
      expect(log).toMatch(/ERROR .*An exception was not caught.*Error: thrown by hand.* at process/)
      expect(log.match(/Vigie starts\./g)).toHaveLength(2)
    },
  )
})

const THROWS_ON_SIGNAL = "process.on('SIGUSR2', () => { throw new Error('thrown by hand') })"
