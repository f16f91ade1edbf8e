/**
 * The protocol between the preload script and the window. A MessagePort cannot pass through Electron's contextBridge,
 * so the window posts `PORT_MESSAGE` to itself with one end of a MessageChannel; the preload script, which receives the
 * same window's messages, checks the sender and passes that end to the main process. Nothing else crosses.
 */

import type { SystemFormats } from './display-locale.ts'

/** The message that carries a port from the window to the preload script. */
export const PORT_MESSAGE = 'vigie:port'

/** What the preload script exposes to the window as `window.vigie`. */
export interface VigieBridge {
  readonly platform: 'linux' | 'darwin' | 'win32'
  /** Region and languages of the system; null if they were not passed. */
  readonly formats: SystemFormats | null
}

const FORMATS = '--vigie-formats='

/** Returns the argument that passes the system's formats to the preload script. */
export function formatsArgument({ region, languages }: SystemFormats): string {
  return FORMATS + [region ?? '', ...languages].join(',')
}

/** Returns the formats among the arguments of a window's process; null if there are none. */
export function formatsAmong(argv: readonly string[]): SystemFormats | null {
  const given = argv.find((argument) => argument.startsWith(FORMATS))?.slice(FORMATS.length)
  if (given === undefined) return null
  const [region = '', ...languages] = given.split(',')
  return { region: region || null, languages }
}

declare global {
  interface Window {
    /** Present only in the desktop window. */
    readonly vigie?: VigieBridge
  }
}
