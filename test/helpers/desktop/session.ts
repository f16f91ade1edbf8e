/**
 * A test's own desktop without a screen: an X server, a session bus, a window manager and a notification
 * daemon, with a home that is removed at the end. A tray host joins through its bus, if a test needs one.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

export interface DesktopSession {
  /** The environment of every program of the session. */
  readonly env: Record<string, string>
  readonly busAddress: string
  readonly home: string
  /** Starts a program that ends with the session. */
  run(command: string, ...words: readonly string[]): ChildProcess
  /** Ends every program of the session, the last one first, and removes its home. */
  close(): Promise<void>
}

/** Notifications stay until clicked: a test must not race with their timeout. */
const DUNST = `[global]
    idle_threshold = 0
[urgency_low]
    timeout = 0
[urgency_normal]
    timeout = 0
[urgency_critical]
    timeout = 0
`

/** What a session must not inherit from the environment of the tests. */
const FOREIGN = [
  'WAYLAND_DISPLAY',
  'XDG_CONFIG_HOME',
  'XDG_DATA_HOME',
  'XDG_CACHE_HOME',
  'XDG_CURRENT_DESKTOP',
  'ORIGINAL_XDG_CURRENT_DESKTOP',
  'GNOME_KEYRING_CONTROL',
  'VIGIE_DATA',
]

/** @param language of the system, as in `LANG` */
export async function startSession(language = 'en_GB.UTF-8'): Promise<DesktopSession> {
  const home = mkdtempSync(join(tmpdir(), 'vigie-session-'))
  const running: ChildProcess[] = []
  const env = environmentOf(home, language)

  function start(
    stdio: 'ignore' | readonly ('ignore' | 'pipe')[],
    command: string,
    words: readonly string[],
  ) {
    const child = spawn(command, words, { env, cwd: home, stdio: stdio as 'ignore' })
    running.push(child)
    return child
  }
  async function close(): Promise<void> {
    for (const child of running.reverse()) await end(child)
    rmSync(home, { recursive: true, force: true, maxRetries: 5 })
  }

  try {
    const screen = ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp']
    const server = start(['ignore', 'ignore', 'ignore', 'pipe'], 'Xvfb', screen)
    env.DISPLAY = `:${await firstLine(server.stdio[3] as Readable, 'Xvfb')}`
    const bus = start(['ignore', 'pipe', 'ignore'], 'dbus-daemon', [
      '--session',
      '--nofork',
      '--print-address',
    ])
    const busAddress = await firstLine(bus.stdout as Readable, 'dbus-daemon')
    env.DBUS_SESSION_BUS_ADDRESS = busAddress
    start('ignore', 'openbox', [])
    start('ignore', 'dunst', [])
    const run = (command: string, ...words: readonly string[]) => start('ignore', command, words)
    return { env, busAddress, home, run, close }
  } catch (error) {
    await close()
    throw error
  }
}

function environmentOf(home: string, language: string): Record<string, string> {
  const runtime = join(home, 'run')
  mkdirSync(runtime)
  chmodSync(runtime, 0o700)
  mkdirSync(join(home, '.config', 'dunst'), { recursive: true })
  writeFileSync(join(home, '.config', 'dunst', 'dunstrc'), DUNST)
  const kept = Object.entries(process.env).filter(([name]) => !FOREIGN.includes(name))
  return {
    ...(Object.fromEntries(kept) as Record<string, string>),
    HOME: home,
    XDG_RUNTIME_DIR: runtime,
    LANG: language,
    LANGUAGE: language.slice(0, 2),
    LC_ALL: '',
  }
}

/** @throws Error if the program ends without output */
async function firstLine(stream: Readable, program: string): Promise<string> {
  for await (const line of createInterface({ input: stream })) return line
  throw new Error(`${program} ended before it was ready`)
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const hard = setTimeout(() => child.kill('SIGKILL'), 3000)
  await ended
  clearTimeout(hard)
}
