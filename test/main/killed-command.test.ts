/** Vigie killed while a job runs a program. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { vigie } from '../helpers/instance.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

const program = join(import.meta.dirname, '../../main/cli.ts')

/** Processes start slowly on a busy machine. */
vi.setConfig({ testTimeout: 120_000 })

/** Serves a folder; resolves when it answers. */
async function serving(folder: string): Promise<ChildProcess> {
  const words = [program, 'serve', '--data', folder, '--port', '0', '--json']
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'ignore'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  return child
}

const isAlive = (pid: number): boolean => {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ') === false
  } catch {
    return false
  }
}

/** Leaves a folder with a job whose program goes on after Vigie was killed. @returns the pid of the program */
async function killedDuringRun(folder: string): Promise<number> {
  const pids = join(folder, 'pids')
  const line = `echo $$ >> ${pids}; sleep 300`
  const killed = await serving(folder)
  const settings = [
    '--set',
    `settings.program=${line}`,
    '--set',
    'settings.shell=true',
    '--set',
    'settings.timeout_seconds=400',
  ]
  await vigie(folder, 'create', 'slow', '--kind', 'command', ...settings)
  await vigie(folder, 'trigger', 'slow')
  await vi.waitFor(() => expect(readFileSync(pids, 'utf8')).not.toBe(''), 10_000)
  killed.kill('SIGKILL')
  await once(killed, 'exit')
  const pid = Number(readFileSync(pids, 'utf8'))
  onTestFinished(() => void (isAlive(pid) && process.kill(-pid, 'SIGKILL')))
  expect(isAlive(pid)).toBe(true)
  return pid
}

const lastRun = async (folder: string) =>
  JSON.parse((await vigie(folder, 'runs', '--job', 'slow', '--json')).out).items[0]

it.runIf(process.platform === 'linux')(
  'the next start ends the program before anything runs, and the interrupted run says so',
  async () => {
    const folder = tempFolder()
    const pid = await killedDuringRun(folder)
    await serving(folder)
    expect(isAlive(pid)).toBe(false)
    expect(await lastRun(folder)).toMatchObject({
      outcome: 'interrupted',
      faults: [
        { code: 'command_outlived', message: expect.stringContaining('ended it with its process group') },
      ],
    })
  },
)

it.runIf(process.platform === 'linux')(
  'a run in the foreground ends it too, before its own begins',
  async () => {
    const folder = tempFolder()
    const pid = await killedDuringRun(folder)
    await vigie(folder, 'run', 'slow', '--set', 'settings.program=true')
    expect(isAlive(pid)).toBe(false)
  },
)

it.runIf(process.platform === 'linux')(
  'a run that no process runs is shown as interrupted, not as running',
  async () => {
    const folder = tempFolder()
    await killedDuringRun(folder)
    const { id, ...run } = await lastRun(folder)
    expect(run).toMatchObject({ outcome: 'interrupted', ended_at: null, next_attempt_at: null })
    const words = ['--job', 'slow', '--outcome', 'interrupted', '--json']
    const filtered = JSON.parse((await vigie(folder, 'runs', ...words)).out)
    expect(filtered.items.map((one: { id: string }) => one.id)).toEqual([id])
  },
)
