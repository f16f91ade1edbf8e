/** The desktop in a real Electron, and a bare window of the same Electron. It takes what a desktop session is made of. */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { electronProgram } from '../../helpers/desktop/electron-program.ts'
import { eventually } from '../../helpers/desktop/eventually.ts'
import { desktopHindrance } from '../../helpers/desktop/needs.ts'
import { processesOf } from '../../helpers/desktop/processes.ts'
import { type DesktopSession, startSession } from '../../helpers/desktop/session.ts'
import { openTrayHost, type TrayHost } from '../../helpers/desktop/tray-host.ts'

export const VIGIE = join(import.meta.dirname, '../../..')
export const BARE = join(import.meta.dirname, '../peers/bare-window')
/** What Linux counts processor time in: clock ticks a second. */
const TICKS = Number(execFileSync('getconf', ['CLK_TCK']).toString())

/** A session of its own with a tray. */
export interface BenchDesktop {
  readonly session: DesktopSession
  readonly tray: TrayHost
  readonly close: () => Promise<void>
}

/** @throws Error if a part of a session is missing */
export async function openDesktop(): Promise<BenchDesktop> {
  const hindrance = desktopHindrance()
  if (hindrance !== null) throw new Error(hindrance)
  const session = await startSession()
  const tray = await openTrayHost(session.busAddress)
  const close = async () => {
    await tray.close()
    await session.close()
  }
  return { session, tray, close }
}

export function begin(
  { session }: BenchDesktop,
  folder: string,
  words: readonly string[] = [],
): ChildProcess {
  const data = mkdtempSync(join(session.home, 'data-'))
  const settings = {
    version: 1,
    appearance: { first_run_done: true },
    desktop: { window_release_minutes: 1 },
  }
  writeFileSync(join(data, 'settings.json'), JSON.stringify(settings))
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  // Each with a profile of its own: what one leaves behind must not help the next.
  const args = [folder, ...sandbox, `--user-data-dir=${join(data, 'profile')}`, ...words]
  const env = { ...session.env, VIGIE_DATA: data }
  return spawn(electronProgram() ?? '', args, { env, cwd: session.home, stdio: 'ignore' })
}

export async function end(child: ChildProcess): Promise<number> {
  const from = performance.now()
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
  return performance.now() - from
}

export function windowOf({ session }: BenchDesktop, title: string): string | null {
  const search = ['search', '--onlyvisible', '--name', title]
  return spawnSync('xdotool', search, { env: session.env }).stdout.toString().split('\n')[0] || null
}

export const shown = (scene: BenchDesktop, title: string) =>
  eventually(`the window ${title}`, () => windowOf(scene, title), { everyMs: 10, withinMs: 60_000 })

/** Starts one, waits, and ends it. Returns both times, ms. */
export async function lap(
  scene: BenchDesktop,
  folder: string,
  words: readonly string[],
  ready: () => Promise<unknown>,
) {
  const from = performance.now()
  const child = begin(scene, folder, words)
  await ready()
  const start = performance.now() - from
  await pause(1500)
  return { start, quit: await end(child) }
}

/** Waits until no icon is left in the tray. */
export const trayEmpty = ({ tray }: BenchDesktop) =>
  eventually('the tray to be empty', () => (tray.count() === 0 ? true : null))

/** Proportional set size of all processes: what is shared counts once, MB. */
export function memoryOf({ pid = 0 }: ChildProcess): number {
  const sizes = figuresOf(pid, 'smaps_rollup').map((text) => Number(/^Pss:\s+(\d+)/m.exec(text)?.[1]))
  return (sizes.reduce((sum, size) => sum + size, 0) * 1024) / 1_000_000
}

/** Processor time of all processes, s. */
export function processorTimeOf({ pid = 0 }: ChildProcess): number {
  const times = figuresOf(pid, 'stat').map((stat) => {
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return Number(fields[11]) + Number(fields[12])
  })
  return times.reduce((sum, time) => sum + time, 0) / TICKS
}

/** Reads the same file of each process; one that has ended since it was listed has none. */
function figuresOf(pid: number, name: string): readonly string[] {
  return processesOf(pid).flatMap((each) => {
    try {
      return [readFileSync(join('/proc', String(each.pid), name), 'utf8')]
    } catch (error) {
      if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return []
      throw error
    }
  })
}
