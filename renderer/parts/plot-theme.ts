/** The colours of the tokens as the canvas of a plot needs them, read again when the theme changes. */
import { useSyncExternalStore } from 'react'

const NAMES = [
  'ink',
  'muted',
  'hairline',
  'card',
  'accent',
  'wrong',
  'level-1',
  'level-2',
  'level-4',
  'level-5',
] as const
/** Beside the page's own, which a canvas does not know. */
export const FONT_FAMILY = 'system-ui, "Open Sans", "DejaVu Sans", sans-serif'

export type PlotPalette = Readonly<Record<(typeof NAMES)[number], string>>

let palette: PlotPalette | null = null

/**
 * A custom property is only resolved where it is used, so each colour is put on a probe and read back. One probe
 * a colour: changing the colour of one would start a transition, and the old colour would be read.
 */
function readPalette(): PlotPalette {
  const probes = NAMES.map((name) => {
    const probe = document.createElement('span')
    probe.style.color = `var(--${name})`
    return [name, probe] as const
  })
  const frame = document.createElement('div')
  frame.hidden = true
  frame.append(...probes.map(([, probe]) => probe))
  document.body.append(frame)
  const colours = probes.map(([name, probe]) => [name, getComputedStyle(probe).color] as const)
  frame.remove()
  return Object.fromEntries(colours) as PlotPalette
}

function subscribe(listener: () => void): () => void {
  const changed = () => {
    palette = null
    listener()
  }
  const scheme = window.matchMedia('(prefers-color-scheme: dark)')
  const root = new MutationObserver(changed)
  root.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  scheme.addEventListener('change', changed)
  return () => {
    root.disconnect()
    scheme.removeEventListener('change', changed)
  }
}

/** The same object until the theme changes. Colours as the browser resolved them. */
export function usePalette(): PlotPalette {
  return useSyncExternalStore(subscribe, () => {
    palette ??= readPalette()
    return palette
  })
}
