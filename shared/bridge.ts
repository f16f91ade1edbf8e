/**
 * The protocol between the preload script and the window. A MessagePort cannot pass through Electron's contextBridge,
 * so the window posts `PORT_MESSAGE` to itself with one end of a MessageChannel; the preload script, which receives the
 * same window's messages, checks the sender and passes that end to the main process. Nothing else crosses.
 */

/** The message that carries a port from the window to the preload script. */
export const PORT_MESSAGE = 'vigie:port'

/** What the preload script exposes to the window as `window.vigie`. */
export interface VigieBridge {
  readonly platform: 'linux' | 'darwin' | 'win32'
  /** The locales of the system, that of its formats first: Chromium only knows those it has texts for. */
  readonly locales: readonly string[]
}

const LOCALES = '--vigie-locales='

/** Returns the argument that passes the system's locales to the preload script. */
export function localesArgument(locales: readonly string[]): string {
  return LOCALES + locales.join(',')
}

/** Returns the locales among the arguments of a window's process; none if there are none. */
export function localesAmong(argv: readonly string[]): string[] {
  const given = argv.find((argument) => argument.startsWith(LOCALES))?.slice(LOCALES.length)
  return given ? given.split(',') : []
}

declare global {
  interface Window {
    /** Present only in the desktop window. */
    readonly vigie?: VigieBridge
  }
}
