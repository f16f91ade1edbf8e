/**
 * The desktop in a real Electron beside a bare window of the same Electron, by turns: starts, memory, idle processor time,
 * quitting. It takes `npm run build`, an Electron and what a desktop session is made of.
 */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { electronProgram } from '../helpers/desktop/electron-program.ts'
import { eventually } from '../helpers/desktop/eventually.ts'
import { desktopHindrance } from '../helpers/desktop/needs.ts'
import { processesOf } from '../helpers/desktop/processes.ts'
import { type DesktopSession, startSession } from '../helpers/desktop/session.ts'
import { openTrayHost, type TrayHost } from '../helpers/desktop/tray-host.ts'
import type { Benchmark, Measurement } from './benchmark.ts'

const VIGIE = join(import.meta.dirname, '../..')
const BARE = join(import.meta.dirname, 'bare-window')
const STARTS = 5
/** First runs and what a start leaves behind are over by then. */
const SETTLE_MS = 8000
const IDLE_MS = 30_000
/** Electron releases a hidden window after the least that can be set, a minute. */
const RELEASED_MS = 75_000
const PEER = 'a bare window of the same Electron'
/** What Linux counts processor time in: clock ticks a second. */
const TICKS = Number(execFileSync('getconf', ['CLK_TCK']).toString())

interface Scene {
  readonly session: DesktopSession
  readonly tray: TrayHost
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

async function inSession<T>(work: (scene: Scene) => Promise<T>): Promise<T> {
  const hindrance = desktopHindrance()
  if (hindrance !== null) throw new Error(hindrance)
  const session = await startSession()
  const tray = await openTrayHost(session.busAddress)
  try {
    return await work({ session, tray })
  } finally {
    await tray.close()
    await session.close()
  }
}

function begin({ session }: Scene, folder: string, words: readonly string[] = []): ChildProcess {
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

async function end(child: ChildProcess): Promise<number> {
  const from = performance.now()
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
  return performance.now() - from
}

function windowOf({ session }: Scene, title: string): string | null {
  const search = ['search', '--onlyvisible', '--name', title]
  return spawnSync('xdotool', search, { env: session.env }).stdout.toString().split('\n')[0] || null
}

const shown = (scene: Scene, title: string) =>
  eventually(`the window ${title}`, () => windowOf(scene, title), { everyMs: 10, withinMs: 60_000 })

/** Starts one, waits, and ends it. Returns both times, ms. */
async function lap(scene: Scene, folder: string, words: readonly string[], ready: () => Promise<unknown>) {
  const from = performance.now()
  const child = begin(scene, folder, words)
  await ready()
  const start = performance.now() - from
  await pause(1500)
  return { start, quit: await end(child) }
}

interface Laps {
  readonly toWindow: readonly number[]
  readonly toTray: readonly number[]
  readonly toBare: readonly number[]
  readonly quit: readonly number[]
  readonly quitBare: readonly number[]
}

/** The first of each only fills the file cache. */
const laps = (): Promise<Laps> =>
  inSession(async (scene) => {
    const [windows, trays, bare]: { start: number; quit: number }[][] = [[], [], []]
    for (let turn = 0; turn <= STARTS; turn += 1) {
      bare?.push(await lap(scene, BARE, [], () => shown(scene, '^Bare$')))
      windows?.push(await lap(scene, VIGIE, [], () => shown(scene, 'Vigie$')))
      await eventually('the tray to be empty', () => (scene.tray.count() === 0 ? true : null))
      trays?.push(await lap(scene, VIGIE, ['--hidden'], () => scene.tray.item()))
      await eventually('the tray to be empty', () => (scene.tray.count() === 0 ? true : null))
    }
    const starts = (of?: { start: number }[]) => (of ?? []).slice(1).map(({ start }) => start)
    const quits = (of?: { quit: number }[]) => (of ?? []).slice(1).map(({ quit }) => quit)
    return {
      toWindow: starts(windows),
      toTray: starts(trays),
      toBare: starts(bare),
      quit: quits(windows),
      quitBare: quits(bare),
    }
  })

/** Proportional set size of all processes: what is shared counts once, MB. */
function memoryOf({ pid = 0 }: ChildProcess): number {
  const sizes = processesOf(pid).map((each) => {
    const text = readFileSync(join('/proc', String(each.pid), 'smaps_rollup'), 'utf8')
    return Number(/^Pss:\s+(\d+)/m.exec(text)?.[1])
  })
  return (sizes.reduce((sum, size) => sum + size, 0) * 1024) / 1_000_000
}

/** Processor time of all processes, s. */
function processorTimeOf({ pid = 0 }: ChildProcess): number {
  const times = processesOf(pid).map((each) => {
    const stat = readFileSync(join('/proc', String(each.pid), 'stat'), 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return Number(fields[11]) + Number(fields[12])
  })
  return times.reduce((sum, time) => sum + time, 0) / TICKS
}

interface Resources {
  readonly shown: number
  readonly hidden: number
  readonly released: number
  readonly bare: number
  /** Percent of a core, window hidden. */
  readonly idle: number
}

const resources = (): Promise<Resources> =>
  inSession(async (scene) => {
    const plain = begin(scene, BARE)
    await shown(scene, '^Bare$')
    await pause(SETTLE_MS)
    const bare = memoryOf(plain)
    await end(plain)
    const child = begin(scene, VIGIE)
    await shown(scene, 'Vigie$')
    await pause(SETTLE_MS)
    const open = memoryOf(child)
    await (await scene.tray.item()).activate()
    await eventually('the window to close', () => (windowOf(scene, 'Vigie$') === null ? true : null))
    await pause(SETTLE_MS)
    const hidden = memoryOf(child)
    const before = processorTimeOf(child)
    await pause(IDLE_MS)
    const idle = ((processorTimeOf(child) - before) / (IDLE_MS / 1000)) * 100
    await pause(RELEASED_MS - IDLE_MS)
    const released = memoryOf(child)
    await end(child)
    return { shown: open, hidden, released, bare, idle }
  })

const onlyOnce = <T>(work: () => Promise<T>) => {
  let result: Promise<T> | null = null
  return () => {
    result ??= work()
    return result
  }
}
const timed = onlyOnce(laps)
const measured = onlyOnce(resources)

const time = (
  name: string,
  budget: number,
  of: (laps: Laps) => readonly [readonly number[], readonly number[]],
): Benchmark => ({
  name,
  unit: 'ms',
  budget,
  better: 'lower',
  run: async (): Promise<Measurement> => {
    const [ours, theirs] = of(await timed())
    return {
      value: median(ours),
      peer: { name: PEER, value: median(theirs) },
      detail: { fastest: Math.round(Math.min(...ours)), slowest: Math.round(Math.max(...ours)) },
    }
  },
})

const memory = (state: 'shown' | 'hidden' | 'released', budget: number): Benchmark => ({
  name: `desktop-memory-${state}`,
  unit: 'MB',
  budget,
  better: 'lower',
  run: async () => {
    const all = await measured()
    return { value: all[state], peer: { name: PEER, value: all.bare } }
  },
})

export const benchmarks: readonly Benchmark[] = [
  time('desktop-start-to-window', 2000, ({ toWindow, toBare }) => [toWindow, toBare]),
  time('desktop-start-to-tray', 2000, ({ toTray, toBare }) => [toTray, toBare]),
  time('desktop-quit', 500, ({ quit, quitBare }) => [quit, quitBare]),
  memory('shown', 300),
  memory('hidden', 300),
  memory('released', 250),
  {
    name: 'desktop-idle-cpu-hidden',
    unit: '% of a core',
    budget: 0.1,
    better: 'lower',
    run: async () => ({ value: (await measured()).idle }),
  },
]
