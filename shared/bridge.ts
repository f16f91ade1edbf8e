/**
 * What the preload script and the window agree on. A MessagePort cannot pass through Electron's contextBridge, so
 * the window posts `PORT_MESSAGE` to itself with one end of a MessageChannel; the preload script, which hears the
 * same window, checks the sender and passes that end to the main process. Nothing else crosses.
 */

/** The message that carries a port from the window to the preload script. */
export const PORT_MESSAGE = 'vigie:port'

/** What the preload script shows the window as `window.vigie`. */
export interface VigieBridge {
  readonly platform: 'linux' | 'darwin' | 'win32'
}

declare global {
  interface Window {
    /** Present only in the desktop window. */
    readonly vigie?: VigieBridge
  }
}
