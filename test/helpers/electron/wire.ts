/** What goes over the wire of the tests, which stands for Electron's channels between a window and its main process. */

/** From the window's isolated world to the main process. */
export type ToMain =
  | { readonly channel: string; readonly ports: readonly number[] }
  | { readonly port: number; readonly text: string }
  | { readonly closed: number }

/** From the main process to the isolated world. */
export type ToWindow = { readonly port: number; readonly text: string } | { readonly closed: number }

/**
 * Electron's ports clone structures; this wire carries text. Nothing is lost by that: the client and the door write
 * dates, big numbers, errors and what is undefined into text themselves. Should one of them begin to send something
 * else, it is refused here instead of being changed on the way. Self-contained: it is also sent to the page as text.
 */
export function textOf(data: unknown): string {
  if (typeof data !== 'string') throw new TypeError(`Only text crosses this wire, not ${typeof data}.`)
  return data
}
