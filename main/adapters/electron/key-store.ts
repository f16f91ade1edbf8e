/**
 * Selects Chromium's key store on Linux. Chromium decides by the name of the desktop and then uses no encryption on
 * sway, i3, Hyprland or LXQt, even if a key store is running; so this asks the session bus instead.
 */
import { execFileSync } from 'node:child_process'
import type { CommandLine } from 'electron'

/** What this process knows of its system. */
export type SystemProcess = Pick<NodeJS.Process, 'env' | 'platform'>

/** One call over the session bus. */
export interface BusCall {
  readonly service: string
  readonly path: string
  readonly method: string
  /** A text argument. */
  readonly argument?: string
  /** Matches the answer if the store can be used. */
  readonly usable: RegExp
}

/** @returns the answer as text. @throws Error if there is no answer in time */
export type AskBus = (call: BusCall) => string

/** Long enough for the bus to start a key store that is installed but not running. */
const TIMEOUT_MS = 2000

/**
 * The default collection of secrets. Without one the store would ask for a password for a new one, which
 * blocks Chromium.
 */
const SECRET_SERVICE: BusCall = {
  service: 'org.freedesktop.secrets',
  path: '/org/freedesktop/secrets',
  method: 'org.freedesktop.Secret.Service.ReadAlias',
  argument: 'default',
  usable: /\/\w/,
}

/** Uses the first installed tool: GLib's, then D-Bus's own. */
const askBus: AskBus = ({ service, path, method, argument }) => {
  const run = (tool: string, words: readonly string[]) =>
    execFileSync(tool, words, { timeout: TIMEOUT_MS, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  try {
    const call = ['call', '--session', '--dest', service, '--object-path', path, '--method', method]
    return run('gdbus', argument === undefined ? call : [...call, argument])
  } catch (error) {
    if (!isMissing(error)) throw error
    const call = ['--session', '--print-reply=literal', `--dest=${service}`, path, method]
    return run('dbus-send', argument === undefined ? call : [...call, `string:${argument}`])
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

/**
 * Call before Electron is ready. Selects the Secret Service if it can be used; leaves the choice to Chromium
 * if the owner made one (`--password-store`), on KDE with an enabled KWallet, and if there is no key store.
 */
export function chooseKeyStore(
  commandLine: Pick<CommandLine, 'hasSwitch' | 'appendSwitch'>,
  { env, platform }: SystemProcess,
  ask: AskBus = askBus,
): void {
  if (platform !== 'linux' || commandLine.hasSwitch('password-store')) return
  const wallet = walletOf(env)
  if (wallet !== null && answers(wallet, ask)) return
  if (answers(SECRET_SERVICE, ask)) commandLine.appendSwitch('password-store', 'gnome-libsecret')
}

/** Returns Chromium's query to KDE's own store; null on another desktop. */
function walletOf(env: SystemProcess['env']): BusCall | null {
  // Electron itself overwrites the first of them on some desktops.
  const names = env.ORIGINAL_XDG_CURRENT_DESKTOP ?? env.XDG_CURRENT_DESKTOP ?? ''
  if (!names.split(':').includes('KDE') && env.KDE_FULL_SESSION === undefined) return null
  const version = /^[56]$/.test(env.KDE_SESSION_VERSION ?? '') ? env.KDE_SESSION_VERSION : ''
  return {
    service: `org.kde.kwalletd${version}`,
    path: `/modules/kwalletd${version}`,
    method: 'org.kde.KWallet.isEnabled',
    usable: /true/,
  }
}

function answers(call: BusCall, ask: AskBus): boolean {
  try {
    return call.usable.test(ask(call))
  } catch {
    // No tool, no bus or no such service: for Chromium all mean that there is no key store.
    return false
  }
}
