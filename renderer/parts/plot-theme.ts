/** The colours of the tokens for the canvas of a plot, read again when the theme changes, and for paper. */
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
/** Repeats the page's font, which a canvas does not inherit. */
export const FONT_FAMILY = 'system-ui, "Open Sans", "DejaVu Sans", sans-serif'

/** The colours of a plot by the name of their token. */
export type PlotPalette = Readonly<Record<(typeof NAMES)[number], string>>

let palette: PlotPalette | null = null
/** How many plots follow changes. While there is none, nobody notices that the colours read before are old. */
let followers = 0

/** What changes the colours apart from the owner's choice: a picture on the screen would be drawn white on paper. */
const MEDIA = ['(prefers-color-scheme: dark)', '(forced-colors: active)', 'print']

/**
 * A custom property is only resolved when used, so each colour is set on a probe and read back. One probe per
 * colour: changing the colour of one would start a transition, and the old colour would be read.
 */
function readPalette(): PlotPalette {
  const probes = NAMES.map((name) => {
    const probe = document.createElement('span')
    probe.style.color = `var(--${name})`
    return [name, probe] as const
  })
  const frame = document.createElement('div')
  frame.hidden = true
  // A system with colours of its own gives all text one of them: read otherwise, a plot would be drawn in that alone.
  frame.style.setProperty('forced-color-adjust', 'none')
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
  const media = MEDIA.map((query) => window.matchMedia(query))
  const root = new MutationObserver(changed)
  root.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  for (const one of media) one.addEventListener('change', changed)
  followers += 1
  return () => {
    followers -= 1
    if (followers === 0) palette = null
    root.disconnect()
    for (const one of media) one.removeEventListener('change', changed)
  }
}

/** Returns the same object until the theme changes. Colours are as resolved by the browser. */
export function usePalette(): PlotPalette {
  return useSyncExternalStore(subscribe, () => {
    palette ??= readPalette()
    return palette
  })
}
