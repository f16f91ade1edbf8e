/** What a view keeps in the address beside its item, such as `#/now/us?range=year`: it outlives updates and a reload. */
import { useCallback, useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()

/** Returns the parameters of an address such as `#/now/us?range=year`. */
export function paramsOf(hash: string): URLSearchParams {
  const at = hash.indexOf('?')
  return new URLSearchParams(at < 0 ? '' : hash.slice(at + 1))
}

/** Returns the address with some parameters changed; null removes one. */
export function withParams(hash: string, changes: Readonly<Record<string, string | null>>): string {
  const params = paramsOf(hash)
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) params.delete(name)
    else params.set(name, value)
  }
  const place = hash.split('?')[0] || '#/now'
  const text = params.toString()
  return text === '' ? place : `${place}?${text}`
}

/**
 * Changes parameters of the address. Without `entry` Back leaves the view, not the last zoom or letter; with it, Back takes
 * back the change.
 */
export function keepInAddress(
  changes: Readonly<Record<string, string | null>>,
  { entry = false }: { readonly entry?: boolean } = {},
): void {
  const address = withParams(window.location.hash, changes)
  if (address === window.location.hash) return
  if (entry) window.history.pushState(null, '', address)
  else window.history.replaceState(window.history.state, '', address)
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener('hashchange', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('hashchange', listener)
  }
}

/** Returns a parameter of the address, null if it has none, and a function that changes it. */
export function useAddressParam(name: string): readonly [string | null, (value: string | null) => void] {
  const value = useSyncExternalStore(subscribe, () => paramsOf(window.location.hash).get(name))
  const change = useCallback((next: string | null) => keepInAddress({ [name]: next }), [name])
  return [value, change]
}

/** Returns all parameters of the address, as text. */
export function useAddressParams(): string {
  return useSyncExternalStore(subscribe, () => paramsOf(window.location.hash).toString())
}
