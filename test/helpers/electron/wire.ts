/** Messages on the wire of the tests, which replaces Electron's channels between a window and its main process. */

/** From the window's isolated world to the main process. */
export type ToMain =
  | { readonly channel: string; readonly ports: readonly number[] }
  | { readonly port: number; readonly text: string }
  | { readonly closed: number }

/** From the main process to the isolated world. */
export type ToWindow = { readonly port: number; readonly text: string } | { readonly closed: number }

/**
 * Electron's ports clone structures; this wire carries text. Nothing is lost: the client and the endpoint
 * themselves encode dates, big numbers, errors and undefined as text. If one of them starts to send anything
 * else, this refuses it instead of changing it. Self-contained: it is also sent to the page as text.
 */
export function textOf(data: unknown): string {
  if (typeof data !== 'string') throw new TypeError(`Only text crosses this wire, not ${typeof data}.`)
  return data
}
