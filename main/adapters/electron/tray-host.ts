/**
 * Whether tray icons are shown, and from when. On Linux Electron registers its icon with the StatusNotifierWatcher of
 * the session once; without one it creates an icon that may be invisible, without an error.
 */

import { execFile, spawn } from 'node:child_process'
import { promisify } from 'node:util'
import { desktopName } from './desktop-name.ts'
import type { SystemProcess } from './key-store.ts'

const WATCHER = 'org.kde.StatusNotifierWatcher'
const ADDRESS = ['--session', '--dest', WATCHER, '--object-path', '/StatusNotifierWatcher']
const QUESTION = [
  'call',
  ...ADDRESS,
  '--method',
  'org.freedesktop.DBus.Properties.Get',
  WATCHER,
  'IsStatusNotifierHostRegistered',
]
const TIMEOUT_MS = 2000
/** A panel that starts registers watcher, host and icons one after the other, ms. */
const SETTLE_MS = 300

/** `unknown` if the bus cannot be asked. */
export type HostState = 'shown' | 'not_shown' | 'unknown'

/** Their panels only show the older icons of X11, which Electron creates if there is no watcher. */
const XEMBED_ONLY = /\b(i3|LXDE|IceWM|ICEWM|Openbox|Fluxbox|awesome|bspwm|dwm|xmonad|qtile|JWM)\b/i

/** The session bus of a Linux desktop, as far as the tray icon needs it. */
export interface TrayBus {
  /** @returns the output of GLib's `gdbus`. @throws Error with its `stderr` if there is no answer */
  readonly ask: () => Promise<string>
  /** Calls back with each line about the watcher. @returns a function that stops it */
  readonly monitor: (heard: (line: string) => void) => () => void
}

/** Uses GLib's own tool, which comes with every desktop that has such a watcher. */
const sessionBus: TrayBus = {
  ask: async () => (await promisify(execFile)('gdbus', QUESTION, { timeout: TIMEOUT_MS })).stdout,
  monitor,
}

/** Ends `gdbus` when its own input ends, which happens however this process ends. */
const WATCHED = 'gdbus "$@" & child=$!; cat >/dev/null; kill "$child"'

function monitor(heard: (line: string) => void): () => void {
  const child = spawn('sh', ['-c', WATCHED, 'sh', 'monitor', ...ADDRESS], {
    stdio: ['pipe', 'pipe', 'ignore'],
    // The lines about owners are translated.
    env: { ...process.env, LC_ALL: 'C' },
  })
  // Without a shell or `gdbus` there is nothing to read.
  child.on('error', () => undefined)
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    for (const line of text.split('\n')) heard(line)
  })
  child.unref()
  return () => child.stdin.end()
}

/** Whether an icon is shown now. */
export async function hostState(
  { platform, env }: SystemProcess,
  { ask }: Pick<TrayBus, 'ask'> = sessionBus,
): Promise<HostState> {
  if (platform !== 'linux') return 'shown'
  try {
    return (await ask()).includes('true') ? 'shown' : 'not_shown'
  } catch (error) {
    const nobody = error instanceof Error && NO_WATCHER.test(error.message)
    return nobody && !showsOldIcons(env) ? 'not_shown' : 'unknown'
  }
}

const NO_WATCHER = /ServiceUnknown|NameHasNoOwner/

function showsOldIcons(env: NodeJS.ProcessEnv): boolean {
  return env.XDG_SESSION_TYPE !== 'wayland' && !env.WAYLAND_DISPLAY && XEMBED_ONLY.test(desktopName({ env }))
}

/** Lines of the monitor that may change the answer; it also reports icons that come and go. */
const RELEVANT = /is owned by|does not have an owner|StatusNotifierHost/

/**
 * Calls back when a host appears or disappears.
 * @param first the known state
 * @returns a function that stops it
 */
export function followHost(
  program: SystemProcess,
  first: HostState,
  changed: (state: HostState) => void,
  bus: TrayBus = sessionBus,
): () => void {
  if (program.platform !== 'linux') return () => undefined
  let known = first
  let settling: NodeJS.Timeout | null = null
  let stopped = false
  async function compare(): Promise<void> {
    settling = null
    const state = await hostState(program, bus)
    if (stopped || state === known || state === 'unknown') return
    known = state
    changed(state)
  }
  const stop = bus.monitor((line) => {
    if (RELEVANT.test(line)) settling ??= setTimeout(() => void compare(), SETTLE_MS)
  })
  return () => {
    stopped = true
    stop()
    if (settling !== null) clearTimeout(settling)
  }
}
